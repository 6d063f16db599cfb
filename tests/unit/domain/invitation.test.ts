import { expect, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import { INVITATION_HOURS, invitedUntil, isInvitationOver, readInvitee } from '#src/domain/invitation.ts';

const AT = Date.UTC(2026, 2, 2, 18);

test('an invitation counts for 72 hours and not a moment longer', () => {
  expect(INVITATION_HOURS).toBe(72);
  const until = invitedUntil(AT);
  expect(until).toBe(AT + 72 * HOUR);
  expect(isInvitationOver({ invitedUntil: until }, until - 1)).toBe(false);
  expect(isInvitationOver({ invitedUntil: until }, until)).toBe(true);
});

test('whoever has signed in is never late', () => {
  expect(isInvitationOver({ invitedUntil: null }, AT)).toBe(false);
});

test('a name is kept on one line and an address in small letters', () => {
  expect(readInvitee({ name: ' Uma \n Made-Up ', email: ' Uma@South-Lead.example ' })).toEqual({
    kind: 'read',
    invitee: { name: 'Uma Made-Up', email: 'uma@south-lead.example' },
  });
});

test.each([
  ['no name', { name: ' ', email: 'uma@south-lead.example' }, ['name']],
  ['a name of 121 letters', { name: 'x'.repeat(121), email: 'uma@south-lead.example' }, ['name']],
  ['a half address', { name: 'Uma', email: 'uma@south-lead' }, ['email']],
  ['neither', { name: '', email: '' }, ['name', 'email']],
])('%s is told by its field', (_, typed, fields) => {
  expect(readInvitee(typed)).toEqual({ kind: 'wrong', fields });
});
