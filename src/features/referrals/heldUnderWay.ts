/** A message that is about to be held: how many were on their way before it, and its own end. */
export interface Holding {
  readonly siteBefore: number;
  readonly allBefore: number;
  release(): void;
}

const underWay: string[] = [];

/**
 * Takes a place for one message that will be held, so that posts which arrive together cannot pass the ceiling side by
 * side: what is on its way counts as held already. Counting one twice for a moment errs on the careful side.
 */
export function holding(site: string): Holding {
  const before = { siteBefore: underWay.filter((other) => other === site).length, allBefore: underWay.length };
  underWay.push(site);
  return { ...before, release: () => underWay.splice(underWay.indexOf(site), 1) };
}
