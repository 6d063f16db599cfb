/** The number of the page that an address asks for; the first where it asks for none. */
export function pageAsked({ searchParams }: URL): number {
  return Number.parseInt(searchParams.get('page') ?? '1', 10) || 1;
}

/** One of the known codes in `?done=`, or null. */
export function doneIn<Code extends string>({ searchParams }: URL, codes: readonly Code[]): Code | null {
  const asked = searchParams.get('done');
  return codes.find((code) => code === asked) ?? null;
}
