import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Tellable, whoIsAsked, whoIsTold, whoIsToldOfMiss } from '#src/domain/whoIsTold.ts';

const well = (id: string): Tellable => ({ id, hasTrouble: false });
const ill = (id: string): Tellable => ({ id, hasTrouble: true });

test.each([
  ['readers whom letters reach', [well('ann'), well('ben')], well('bo'), false, ['ann', 'ben']],
  ['a stale listing', [well('ann'), well('ben')], well('bo'), true, ['ann', 'ben', 'bo']],
  ['a stale listing without a backup contact', [well('ann')], null, true, ['ann']],
  ['a stale listing whose backup contact bounces', [well('ann')], ill('bo'), true, ['ann']],
  ['one reader who bounces', [ill('ann'), well('ben')], well('bo'), false, ['ben', 'bo']],
  ['one reader who bounces, and a backup contact who does too', [ill('ann'), well('ben')], ill('bo'), false, ['ben']],
  ['every reader bounces', [ill('ann'), ill('ben')], well('bo'), false, ['bo']],
  ['everybody bounces', [ill('ann'), ill('ben')], ill('bo'), false, ['ann', 'ben', 'bo']],
  ['everybody bounces and there is no backup contact', [ill('ann')], null, false, ['ann']],
  ['the backup contact is a reader', [well('ann'), well('bo')], well('bo'), true, ['ann', 'bo']],
  ['the backup contact is the reader who bounces', [ill('bo'), well('ann')], ill('bo'), false, ['ann']],
  ['nobody can read it', [], well('bo'), false, ['bo']],
  ['nobody is there at all', [], null, true, []],
] as const)('%s', (_, readers, backup, isStale, told) => {
  expect(whoIsTold({ readers, backup, isStale })).toEqual(told);
});

const quiet = (id: string): Tellable => ({ id, hasTrouble: false, wants: false });
const away = (id: string): Tellable => ({ id, hasTrouble: false, isAway: true });

test.each([
  ['a reader who wants no letters, while another does', [quiet('ann'), well('ben')], well('bo'), ['ben']],
  ['readers who all want none: somebody has to know', [quiet('ann'), quiet('ben')], well('bo'), ['ann', 'ben']],
  ['a reader who wants none, while the other bounces', [quiet('ann'), ill('ben')], null, ['ann']],
  ['a reader who wants none, while the backup contact stands in for one who bounces', [quiet('ann'), ill('ben')], quiet('bo'), ['bo']],
  ['a reader on leave', [away('ann'), well('ben')], well('bo'), ['ben']],
  ['readers who are all on leave', [away('ann'), away('ben')], well('bo'), ['bo']],
  ['nobody but people on leave', [away('ann')], away('bo'), ['ann', 'bo']],
] as const)('new work and %s', (_, readers, backup, told) => {
  expect(whoIsTold({ readers, backup, isStale: false })).toEqual(told);
});

const team = { isBackup: false, isManager: false, wants: false };
const backup = { ...team, isBackup: true };
const manager = { ...team, isManager: true };

test.each([
  [
    'the backup contact, whatever they chose',
    [
      { ...quiet('bo'), ...backup },
      { ...well('ann'), ...manager },
    ],
    ['bo'],
  ],
  [
    'whoever chose to know, too',
    [
      { ...well('bo'), ...backup },
      { ...well('ann'), ...team, wants: true },
    ],
    ['bo', 'ann'],
  ],
  [
    'the managers while the backup contact is on leave',
    [
      { ...away('bo'), ...backup },
      { ...well('ann'), ...manager },
      { ...well('ben'), ...team },
    ],
    ['ann'],
  ],
  [
    'everybody where no manager is reached either',
    [
      { ...ill('bo'), ...backup },
      { ...ill('ann'), ...manager },
      { ...well('ben'), ...team },
    ],
    ['ben'],
  ],
  [
    'each address all the same where none works',
    [
      { ...ill('bo'), ...backup },
      { ...ill('ann'), ...manager },
    ],
    ['bo', 'ann'],
  ],
  ['nobody where nobody is', [], []],
] as const)('a missed promise is told to %s', (_, people, told) => {
  expect(whoIsToldOfMiss(people)).toEqual(told);
});

const somebody = fc.record({ id: fc.constantFrom<string[]>('a', 'b', 'c', 'd'), hasTrouble: fc.boolean() });

test('whoever is there, somebody is told, once, and nobody from outside', () => {
  fc.assert(
    fc.property(fc.uniqueArray(somebody, { selector: ({ id }) => id }), fc.option(somebody), fc.boolean(), (readers, backup, isStale) => {
      const told = whoIsTold({ readers, backup, isStale });
      const there = [...readers, ...(backup ? [backup] : [])].map(({ id }) => id);
      expect(told.length > 0).toBe(there.length > 0);
      expect(new Set(told).size).toBe(told.length);
      expect(told.filter((id) => !there.includes(id))).toEqual([]);
      // A reader whom letters reach is never left out.
      expect(readers.filter(({ id, hasTrouble }) => !hasTrouble && !told.includes(id))).toEqual([]);
    }),
    { seed: 4 },
  );
});

const BOUNCED = { kind: 'bounced', on: '2026-03-02' } as const;

test.each([
  ['managers', [well('ann'), well('ben')], 'team@x.example', null, { staffIds: ['ann', 'ben'] }],
  ['the manager whom letters reach', [ill('ann'), well('ben')], 'team@x.example', null, { staffIds: ['ben'] }],
  ['the contact address, while every manager bounces', [ill('ann')], 'team@x.example', null, 'contact'],
  ['the contact address, where nobody has an account', [], 'team@x.example', null, 'contact'],
  ['nobody, while the contact address bounces', [], 'team@x.example', BOUNCED, 'nobody'],
  ['nobody, without an address', [ill('ann')], null, null, 'nobody'],
] as const)('the letter "still true?" goes to %s', (_, managers, contactEmail, mailTrouble, asked) => {
  expect(whoIsAsked(managers, { contactEmail, mailTrouble })).toEqual(asked);
});
