import type { Ports } from '#src/ports.ts';

/** What waits for somebody of the Bureau. */
export interface BureauCounts {
  /** Changes to decide on. */
  readonly changes: number;
  /** Claims that nobody has decided on. */
  readonly claims: number;
  /** Messages that nobody has decided on. */
  readonly messages: number;
}

/** Counts what waits; whoever sees it reads none of it. */
export async function bureauCounts({
  changes,
  claims,
  bureauMessages,
}: Pick<Ports, 'changes' | 'claims' | 'bureauMessages'>): Promise<BureauCounts> {
  const messages = (await bureauMessages.list()).filter(({ state }) => state === 'new' || state === 'held');
  return {
    changes: (await changes.inState(['waiting'])).length,
    claims: (await claims.inState(['asked', 'called'])).length,
    messages: messages.length,
  };
}
