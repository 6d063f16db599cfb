import type { Day, Instant } from '#src/domain/day.ts';
import { MINUTE } from '#src/domain/day.ts';
import type { About } from '#src/domain/referral.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { findReceipt } from './findReceipt.ts';

/** How long the page after Send can be shown again (security/controls §0). */
export const DONE_MINUTES = 10;

/** A message just sent: its receipt, and whether somebody wrote for themself, for the words of the page. */
export interface Done {
  readonly receipt: string;
  readonly about: About;
}

/** The receipt as it travels from Send to the page after it: in an encrypted cookie, or straight on the page. */
export function sealDone(ports: Pick<Ports, 'signer' | 'clock'>, done: Done): string {
  return ports.signer.encrypt('done', `${done.receipt}|${ports.clock.now()}|${done.about}`);
}

/** What the cookie holds, or null when it is not ours or the ten minutes are over. */
export function openDone(ports: Pick<Ports, 'signer' | 'clock'>, cookie: string | undefined): Done | null {
  const [receipt, at, about] = (cookie ? ports.signer.decrypt('done', cookie) : null)?.split('|') ?? [];
  if (!receipt || !at || ports.clock.now() - Number(at) > DONE_MINUTES * MINUTE) return null;
  return { receipt, about: about === 'self' ? 'self' : 'other' };
}

export interface ReceiptFacts {
  readonly receipt: string;
  readonly site: LiveSite;
  readonly receivedOn: Day;
  readonly dueAt: Instant;
}

/** What the page after Send shows: the facts of the row itself, so a repeated post shows the first promise. */
export async function openReceipt(ports: Ports, receipt: string): Promise<ReceiptFacts | null> {
  const found = await findReceipt(ports, receipt);
  return found && { receipt, site: found.site, receivedOn: found.row.receivedOn, dueAt: found.row.dueAt };
}
