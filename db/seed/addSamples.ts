import { HOUR } from '#src/domain/day.ts';
import type { Answers } from '#src/domain/referral.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { storeReferral } from '#src/features/referrals/storeReferral.ts';
import type { Ports } from '#src/ports.ts';
import { DEMONSTRATION_LINKS } from './addLinks.ts';
import { SAMPLES, type Sample } from './samples.ts';

/** Fills the desk of the demonstration, through the vault and the stores like any message; no letter is owed for it. */
export async function addSamples(ports: Ports, worker: Unlocked): Promise<void> {
  const site = await ports.sites.bySlug(worker.staff.site);
  if (!site || !isLive(site)) throw new Error('the demonstration is not live');
  for (const sample of SAMPLES) {
    const id = await addSample(at(ports, sample.hoursAgo), site, sample);
    for (const { move, reason, hoursAgo } of sample.moves) await play(at(ports, hoursAgo), worker, id, { move, reason });
  }
}

/** The same ports, so many hours earlier. */
function at(ports: Ports, hoursAgo: number): Ports {
  const then = ports.clock.now() - hoursAgo * HOUR;
  return { ...ports, clock: { now: () => then } };
}

async function addSample(ports: Ports, site: LiveSite, { heldFor, byLink, answers }: Sample): Promise<string> {
  const receipt = ports.signer.receiptOf(ports.ids.secret());
  // Nobody is told of a sample: with no workers in sight, no letter is owed.
  const unannounced = { ...ports, staff: { ...ports.staff, ofSite: async () => [] } };
  const link = byLink ? await ports.partners.byCode(DEMONSTRATION_LINKS.partner) : null;
  const message = { site, answers: { ...NOTHING_SAID, ...answers }, receipt, chosenBy: 'direct', heldFor, held: heldFor.length > 0, link };
  await storeReferral(unannounced, message);
  return ports.signer.referralIdOf(receipt);
}

async function play(ports: Ports, worker: Unlocked, id: string, { move, reason }: { move: string; reason: string }): Promise<void> {
  const row = await ports.referrals.byId(worker.staff.site, id);
  if (!row) throw new Error('a sample is gone');
  // A worker reads before deciding; the status page then says that it was read.
  await openReferral(ports, worker, id);
  const moved = await moveReferral(ports, worker, id, { move, reason, version: row.version });
  if (moved.kind !== 'moved') throw new Error(`a sample cannot make the move ${move}: ${moved.kind}`);
}

const NOTHING_SAID: Answers = {
  about: 'other',
  locale: 'en',
  danger: 'no',
  where: '',
  concerns: ['not-sure'],
  relation: 'prefer-not',
  happening: '',
  person: '',
  recognize: '',
  approach: '',
  language: '',
  age: null,
  aware: null,
  sayWho: 'no',
  introduce: null,
  name: '',
  contact: '',
  mayCall: null,
  organization: '',
  place: '98104',
};
