import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, receipts, referrals } from '#db/schema.ts';
import type { Instant } from '#src/domain/day.ts';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { deskNumbers } from '#src/features/queue/deskNumbers.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { anIntake } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

/**
 * Monday to Friday, 9 to 17 in Seattle, read by the next business day. On Sunday 1 November 2026 the clock goes back an hour, and
 * the site is closed on the Monday after it. By hand: when each message comes, and when it has to be read.
 */
const HOLIDAY = '2026-11-02';
const FRIDAY = Date.parse('2026-10-30T17:00:00-07:00');
const TUESDAY = Date.parse('2026-11-03T17:00:00-08:00');
const WEDNESDAY = Date.parse('2026-11-04T17:00:00-08:00');
const ARRIVALS: readonly [string, string, Instant][] = [
  ['Thursday before opening', '2026-10-29T08:00:00-07:00', FRIDAY],
  ['Thursday, a minute before closing', '2026-10-29T16:59:00-07:00', FRIDAY],
  ['Thursday at closing', '2026-10-29T17:00:00-07:00', TUESDAY],
  ['Friday at noon', '2026-10-30T12:00:00-07:00', TUESDAY],
  ['Friday evening', '2026-10-30T18:00:00-07:00', WEDNESDAY],
  ['Sunday in the hour before the clock goes back', '2026-11-01T01:30:00-07:00', WEDNESDAY],
  ['Sunday in the same hour again', '2026-11-01T01:30:00-08:00', WEDNESDAY],
  ['Monday, the holiday', '2026-11-02T12:00:00-08:00', WEDNESDAY],
  ['Tuesday a minute before opening', '2026-11-03T08:59:00-08:00', WEDNESDAY],
  ['Tuesday morning', '2026-11-03T10:00:00-08:00', WEDNESDAY],
];
const EACH = 3;

/** Sends the messages of some arrivals, each at its moment. */
async function arrive(ports: TestPorts, site: Parameters<typeof sendForm>[1], from: number, to: number) {
  for (const [name, at, dueAt] of ARRIVALS.slice(from, to)) {
    ports.clock.set(Date.parse(at));
    for (let n = 0; n < EACH; n += 1) {
      const receipt = await sendForm(ports, site, aForm(ports), { clientNetwork: `${name} ${n}` });
      const row = await ports.referrals.byId('north-lead', ports.signer.referralIdOf(receipt));
      expect([name, new Date(row?.dueAt ?? 0).toISOString()]).toEqual([name, new Date(dueAt).toISOString()]);
    }
  }
}

/** Two workers at the same items in the same moment, each with something else in mind. */
async function triage(ports: TestPorts, workers: readonly [Unlocked, Unlocked], dueBy: Instant) {
  const rows = await ports.referrals.list('north-lead', { states: UNDECIDED_STATES, dueBefore: dueBy + 1 });
  const [ada, ben] = workers;
  for (const { id, version } of rows) {
    const answers = await Promise.all([
      moveReferral(ports, ada, id, { move: 'take-up', reason: '', version }),
      moveReferral(ports, ben, id, { move: 'elsewhere', reason: 'Outside our area.', version }),
      addNote(ports, ada, id, 'Ada looked'),
      addNote(ports, ben, id, 'Ben looked'),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['moved', 'moved-by-another', 'noted', 'noted']);
  }
  return rows.length;
}

const overdue = async (ports: TestPorts, worker: Unlocked) => (await deskNumbers(ports, worker))?.overdue;

test('thirty messages over a holiday and a clock change: every promise is right, none is lost and none is handled twice', async () => {
  await using ports = await testPorts({ now: Date.parse('2026-10-29T07:00:00-07:00') });
  const desk = await aDesk(ports, { intake: { hours: { ...anIntake().hours, holidays: [HOLIDAY] } } });
  const me = unlocked(desk.intake, 'north-lead');
  const workers = [me, await aColleague(ports, desk)] as const;

  await arrive(ports, desk.site, 0, 4);
  ports.clock.set(FRIDAY);
  expect(await overdue(ports, me)).toBe(0);
  ports.clock.set(FRIDAY + 1);
  expect(await overdue(ports, me)).toBe(2 * EACH);

  ports.clock.set(Date.parse('2026-10-30T16:30:00-07:00'));
  expect(await triage(ports, workers, FRIDAY)).toBe(2 * EACH);
  ports.clock.set(FRIDAY + 1);
  expect(await overdue(ports, me)).toBe(0);

  await arrive(ports, desk.site, 4, ARRIVALS.length);
  // Neither the night that has an hour more nor the closed Monday makes anything late.
  expect(await overdue(ports, me)).toBe(0);
  ports.clock.set(TUESDAY + 1);
  expect(await overdue(ports, me)).toBe(2 * EACH);
  ports.clock.set(TUESDAY);
  expect(await triage(ports, workers, TUESDAY)).toBe(2 * EACH);
  ports.clock.set(WEDNESDAY);
  expect(await triage(ports, workers, WEDNESDAY)).toBe(6 * EACH);
  ports.clock.set(WEDNESDAY + 1);
  expect(await deskNumbers(ports, me)).toEqual({ overdue: 0, fresh: 0 });

  const rows = await ports.db.select().from(referrals);
  expect(rows).toHaveLength(ARRIVALS.length * EACH);
  expect(await ports.db.select().from(audit).where(eq(audit.act, 'move'))).toHaveLength(rows.length);
  for (const { id } of rows) {
    const shown = await openSummary(ports, me, id);
    const notes = shown.kind === 'shown' ? shown.item.notes : [];
    expect(notes.filter(({ move }) => move !== null)).toHaveLength(1);
    expect(notes.map(({ text }) => text).sort()).toEqual(['', 'Ada looked', 'Ben looked']);
  }
  const read = (await ports.db.select().from(receipts)).map(({ readOn }) => readOn);
  const on = (day: string) => read.filter((each) => each === day).length;
  expect([on('2026-10-30'), on('2026-11-03'), on('2026-11-04')]).toEqual([2 * EACH, 2 * EACH, 6 * EACH]);
});
