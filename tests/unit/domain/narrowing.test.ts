import { expect, test } from 'vitest';
import { fits, isNarrowed, type Narrowing, narrowingQuery, readNarrowing } from '#src/domain/narrowing.ts';
import { partsOf, type SummaryPart } from '#src/domain/referral.ts';
import { someAnswers } from '#tests/support/aReferral.ts';

const ME = 'm'.repeat(26);
const FERN = 'f'.repeat(26);
const codeOf = (word: string) => `code-of-${word}`;
const read = (query: string) => readNarrowing(new URLSearchParams(query));

function summary(different: Parameters<typeof someAnswers>[0] = {}): SummaryPart {
  return partsOf(someAnswers(different), { receivedAt: 0, chosenBy: 'direct', heldFor: [], receiptIndex: 'i' }).summary;
}

test('an address is read by its codes alone; whatever else stands there is left out', () => {
  const query = `concern=housing&relation=business&who=${FERN}&place=abcdefghijkl&language=mnopqrstuvwx&sort=newest`;

  expect(read(query)).toEqual({
    concern: 'housing',
    relation: 'business',
    who: FERN,
    place: 'abcdefghijkl',
    language: 'mnopqrstuvwx',
    sort: 'newest',
  });
  expect(read('concern=Marigold&relation=x&who=Fern&place=98104&language=Spanish&sort=name')).toEqual(read(''));
});

test('what is asked is written back in the same codes, and one of it can be left out', () => {
  const asked = read('sort=oldest&who=nobody&concern=housing');

  expect(narrowingQuery(asked)).toEqual({ concern: 'housing', who: 'nobody', sort: 'oldest' });
  expect(narrowingQuery(asked, 'who')).toEqual({ concern: 'housing', sort: 'oldest' });
  expect(read(new URLSearchParams(narrowingQuery(asked)).toString())).toEqual(asked);
});

test('the usual order narrows nothing; any other does, because the hour of receipt is sealed', () => {
  expect(isNarrowed(read('sort=due'))).toBe(false);
  expect(isNarrowed(read('sort=newest'))).toBe(true);
});

test.each<[string, Partial<Narrowing>, boolean]>([
  ['nothing asked', {}, true],
  ['one of its concerns', { concern: 'poverty' }, true],
  ['another concern', { concern: 'conflict' }, false],
  ['its relation', { relation: 'business' }, true],
  ['another relation', { relation: 'faith' }, false],
  ['its place, by the code', { place: codeOf('98104') }, true],
  ['another place', { place: codeOf('98118') }, false],
  ['its language', { language: codeOf('Somali') }, true],
  ['taken by a colleague', { who: FERN }, true],
  ['taken by me', { who: 'me' }, false],
  ['taken by nobody', { who: 'nobody' }, false],
  ['all of it at once', { concern: 'housing', relation: 'business', who: FERN }, true],
  ['all but one', { concern: 'housing', relation: 'faith', who: FERN }, false],
])('an item of two concerns with a colleague: %s', (_, asked, expected) => {
  const item = { summary: summary({ concerns: ['housing', 'poverty'], language: 'Somali' }), assignee: FERN };

  expect(fits({ ...read(''), ...asked }, item, { me: ME, codeOf })).toBe(expected);
});

test('what cannot be opened fits no question about what is sealed, and can still be found by who has it', () => {
  const closed = { summary: null, assignee: ME };

  expect(fits({ ...read(''), concern: 'housing' }, closed, { me: ME, codeOf })).toBe(false);
  expect(fits({ ...read(''), place: codeOf('') }, closed, { me: ME, codeOf })).toBe(false);
  expect(fits({ ...read(''), who: 'me' }, closed, { me: ME, codeOf })).toBe(true);
});
