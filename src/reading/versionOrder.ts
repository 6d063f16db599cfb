/** Below 0 when the first is older: "1.9" before "1.10". */
export function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** The day on which a version was replaced, from the list of its page, which has the newest first; undefined for the one in effect. */
export function replacedOn(
  versions: readonly { readonly version: string; readonly effective: string }[],
  version: string,
): string | undefined {
  return versions[versions.findIndex((one) => one.version === version) - 1]?.effective;
}
