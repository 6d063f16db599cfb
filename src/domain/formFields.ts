/**
 * Takes the known fields out of a public post. Unknown fields are ignored; a repeated field or one that is no text makes the
 * post malformed (null), which names no value (security/controls F1). A field that was not sent is left out.
 */
export function readFormFields<Name extends string>(
  fields: Iterable<readonly [string, unknown]>,
  names: readonly Name[],
): Partial<Record<Name, string>> | null {
  const read = new Map<Name, string>();
  for (const [key, value] of fields) {
    if (typeof value !== 'string') return null;
    const name = names.find((known) => known === key);
    if (name === undefined) continue;
    if (read.has(name)) return null;
    read.set(name, value);
  }
  return Object.fromEntries(read) as Partial<Record<Name, string>>;
}
