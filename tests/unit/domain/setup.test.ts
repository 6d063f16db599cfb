import { expect, test } from 'vitest';
import { missingBeforeLive, type ReadinessGap } from '#src/domain/readiness.ts';
import { completeIntake, type IntakeDraft, intakeSoFar, SETTLED_PARTS, setupState } from '#src/domain/setup.ts';
import { setupSteps } from '#src/domain/setupSteps.ts';
import { aListing, anIntake } from '#tests/support/aSite.ts';

const { status: _, publicMessage: __, ...WHOLE } = anIntake({ backupContact: 'somebody' });
const ALL: readonly ReadinessGap[] = missingBeforeLive({
  site: { listing: aListing(), intake: intakeSoFar({}), liveSince: null },
  today: '2026-03-02',
  backupIsThere: false,
  hasKey: false,
  keyHolders: 0,
  aloneBecause: null,
  sheetConfirmed: false,
  rehearsedOn: null,
});

test('a site goes from nothing to invited, keyed and live, and stays live', () => {
  const site = { liveSince: null };
  expect(setupState({ site, isInvited: false, hasKey: false })).toBe('none');
  expect(setupState({ site, isInvited: true, hasKey: false })).toBe('invited');
  expect(setupState({ site, isInvited: true, hasKey: true })).toBe('keyed');
  expect(setupState({ site: { liveSince: 1 }, isInvited: false, hasKey: false })).toBe('live');
});

test('a draft with nothing in it leaves every rule of its parts open', () => {
  const open = ['hours', 'holidays', 'promise', 'phone', 'backup-contact', 'governance', 'languages', 'both-languages'];
  expect(open.filter((gap) => !ALL.includes(gap as ReadinessGap))).toEqual([]);
});

test.each(SETTLED_PARTS)('an intake without %s is not whole', (part) => {
  const { [part]: _left, ...rest } = WHOLE;
  expect(completeIntake(rest)).toBeNull();
});

test('with every part settled the intake is whole, open, and says nothing else', () => {
  expect(completeIntake(WHOLE)).toEqual({ ...WHOLE, status: 'open', publicMessage: null });
});

test('no walk-in is an answer too', () => {
  expect(completeIntake({ ...WHOLE, walkIn: null })).not.toBeNull();
});

function statesOf(facts: {
  hasOwnKey?: boolean;
  keepsListingOnly?: boolean;
  draft?: IntakeDraft;
  missing?: readonly ReadinessGap[];
}): Record<string, string> {
  const steps = setupSteps({ hasOwnKey: false, keepsListingOnly: false, draft: {}, missing: ALL, ...facts });
  return Object.fromEntries(steps.map(({ name, state }) => [name, state]));
}

test('at first the own key comes next, answers can be given, and the keys of the site wait', () => {
  expect(statesOf({})).toEqual({
    ...{ key: 'next', sheet: 'blocked', second: 'blocked', hours: 'later', promise: 'later', reach: 'later', words: 'later' },
    ...{ readers: 'later', erasing: 'later', rehearsal: 'blocked', open: 'blocked' },
  });
});

test('whoever answered yes has no key to make: the answers come next, and the key waits for another person', () => {
  expect(statesOf({ keepsListingOnly: true })).toMatchObject({ key: 'blocked', sheet: 'blocked', second: 'blocked', hours: 'next' });
});

test('with an own key the sheet comes next; with the key of the site the second person', () => {
  expect(statesOf({ hasOwnKey: true })).toMatchObject({ key: 'done', sheet: 'next', second: 'blocked' });
  const keyed = ALL.filter((gap) => gap !== 'key' && gap !== 'recovery-sheet');
  expect(statesOf({ hasOwnKey: true, missing: keyed })).toMatchObject({ sheet: 'done', second: 'next', rehearsal: 'blocked' });
});

test('a key whose sheet nobody confirmed is not done, and does not keep the second person out', () => {
  const missing = ALL.filter((gap) => gap !== 'key');
  expect(statesOf({ hasOwnKey: true, missing })).toMatchObject({ sheet: 'next', second: 'later' });
});

test('with everything settled the rehearsal comes next, and after it the form', () => {
  expect(statesOf({ hasOwnKey: true, draft: WHOLE, missing: ['rehearsal'] })).toMatchObject({ rehearsal: 'next', open: 'blocked' });
  expect(statesOf({ hasOwnKey: true, draft: WHOLE, missing: [] })).toMatchObject({ rehearsal: 'done', open: 'next' });
});

test('an answer that fits no more is open again, and shuts the form', () => {
  expect(statesOf({ hasOwnKey: true, draft: WHOLE, missing: ['backup-contact'] })).toMatchObject({ reach: 'next', open: 'blocked' });
});
