/** A 128-bit id as it stands in addresses (security/controls F9). Another shape is no item, and nothing is asked of the database. */
export function isItemId(text: string): boolean {
  return /^[a-z0-9]{26}$/.test(text);
}

/**
 * Reads a staff form: only the named fields, each at most once, each a text (security/controls F1). Null says that the
 * post came from no form of ours.
 */
export function readStaffFields<Name extends string>(
  entries: Iterable<readonly [string, unknown]>,
  names: readonly Name[],
): Partial<Record<Name, string>> | null {
  const read: Partial<Record<Name, string>> = {};
  for (const [key, value] of entries) {
    const name = names.find((known) => known === key);
    if (name === undefined || typeof value !== 'string' || read[name] !== undefined) return null;
    read[name] = value;
  }
  return read;
}
