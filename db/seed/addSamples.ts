import { addDays, dayOf, HOUR, type Instant } from '#src/domain/day.ts';
import { promiseFor } from '#src/domain/promise.ts';
import { type Answers, partsOf } from '#src/domain/referral.ts';
import { openUntil, RECEIPT_DAYS } from '#src/domain/retention.ts';
import type { Intake } from '#src/domain/site.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import type { Ports } from '#src/ports.ts';
import { SAMPLES, type Sample } from './samples.ts';

/** Fills the desk of the demonstration, through the vault and the stores like any message; no letter is owed for it. */
export async function addSamples(ports: Ports, worker: Unlocked, intake: Intake): Promise<void> {
  for (const sample of SAMPLES) {
    const id = await addSample(at(ports, sample.hoursAgo), worker.staff.site, sample, intake);
    for (const { move, reason, hoursAgo } of sample.moves) await play(at(ports, hoursAgo), worker, id, { move, reason });
  }
}

/** The same ports, so many hours earlier. */
function at(ports: Ports, hoursAgo: number): Ports {
  const then = ports.clock.now() - hoursAgo * HOUR;
  return { ...ports, clock: { now: () => then } };
}

async function addSample(ports: Ports, site: string, sample: Sample, intake: Intake): Promise<string> {
  const key = await ports.keys.current(site);
  if (!key) throw new Error('the demonstration has no key');
  const now = ports.clock.now();
  const day = dayOf(now, intake.hours.timeZone);
  const receipt = ports.signer.receiptOf(ports.ids.secret());
  const id = ports.signer.referralIdOf(receipt);
  const index = ports.signer.receiptIndex(receipt);
  const { heldFor } = sample;
  const state = heldFor.length > 0 ? 'held' : 'new';
  const dueAt = dueFor(intake, now);
  const parts = partsOf({ ...NOTHING_SAID, ...sample.answers }, { receivedAt: now, chosenBy: 'direct', heldFor, receiptIndex: index });
  await ports.referrals.add({
    row: { id, site, epoch: key.epoch, day, state, assignee: null, dueAt, deleteOn: openUntil(day, intake.retention), version: 1 },
    sealed: await ports.vault.sealReferral(key, id, parts),
    receipt: { index, receivedOn: day, dueAt, deleteOn: addDays(day, RECEIPT_DAYS) },
    letters: [],
    audit: { at: now, actor: 'referrer', site, act: 'referral-received', object: id, result: state },
    month: day.slice(0, 7),
  });
  return id;
}

function dueFor(intake: Intake, now: Instant): Instant {
  const due = promiseFor(intake.hours, now, intake.promiseDays);
  if (!due) throw new Error('the hours of the demonstration never open');
  return due.at;
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
