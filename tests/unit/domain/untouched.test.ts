import { expect, test } from 'vitest';
import type { AuditAct, AuditEntry } from '#src/domain/audit.ts';
import { HOUR, instantAt } from '#src/domain/day.ts';
import { givenTo, goesBackAt, receiverIn, untouchedSince } from '#src/domain/untouched.ts';
import { anIntake } from '#tests/support/aSite.ts';

const ME = 'me';
const did = (at: number, actor: string, act: AuditAct, result = 'ok'): AuditEntry => ({ at, actor, site: 's', act, object: 'i', result });
const taken = did(10, ME, 'assign', 'taken');

test.each<[string, AuditEntry[], number | null]>([
  ['taken, and nothing since', [taken], 10],
  ['taken after reading it', [did(5, ME, 'open-details'), taken], 10],
  ['given, and nothing since', [did(7, 'ada', 'assign', givenTo(ME))], 7],
  ['given to somebody else', [did(7, 'ada', 'assign', givenTo('ben'))], null],
  ['returned', [taken, did(11, ME, 'assign', 'returned')], null],
  ['taken over by somebody else', [taken, did(11, 'ada', 'assign', 'taken')], null],
  ['opened since', [taken, did(11, ME, 'open-details')], null],
  ['written on since', [taken, did(11, ME, 'note')], null],
  ['moved since', [taken, did(11, ME, 'move', 'waiting')], null],
  ['worked on by somebody else since', [taken, did(11, 'ada', 'note')], 10],
  ['found damaged since', [taken, did(11, ME, 'integrity', 'summary')], 10],
  ['nobody knows how it came to them', [did(5, ME, 'note')], null],
])('an item that was %s', (_name, acts, expected) => {
  expect(untouchedSince(acts, ME)).toBe(expected);
});

test('an assignment says to whom by an id, and by nothing else', () => {
  expect(receiverIn(givenTo('abc'))).toBe('abc');
  expect(['taken', 'returned', 'returned-untouched'].map(receiverIn)).toEqual([null, null, null]);
});

const ZONE = 'America/Los_Angeles';
const { hours } = anIntake();
const at = (day: string, time: string) => instantAt(day, time, ZONE);

test.each([
  ['on Monday morning, until Tuesday evening', '2026-03-02', '10:00', '2026-03-03', '17:00'],
  ['on Friday, over the weekend', '2026-02-27', '16:59', '2026-03-02', '17:00'],
  ['on Friday night, which counts as Monday', '2026-02-27', '17:00', '2026-03-03', '17:00'],
  // The clock goes forward on Sunday 8 March: the evening is an hour nearer, and still 5 pm.
  ['over a weekend with a clock change', '2026-03-06', '10:00', '2026-03-09', '17:00'],
])('somebody has time %s', (_name, day, time, endDay, endTime) => {
  expect(goesBackAt(hours, at(day, time))).toBe(at(endDay, endTime));
});

test('a holiday is no open day, and a site that is never open takes nothing back', () => {
  expect(goesBackAt({ ...hours, holidays: ['2026-03-03'] }, at('2026-03-02', '10:00'))).toBe(at('2026-03-04', '17:00'));
  expect(goesBackAt({ ...hours, weekly: {} }, at('2026-03-02', '10:00') + HOUR)).toBeNull();
});
