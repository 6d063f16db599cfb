import { expect, test } from 'vitest';
import { type PersonFacts, personState, type RemovalFacts, whyNotRemoved } from '#src/domain/person.ts';

const NOW = Date.UTC(2026, 10, 22);
const CLEAN = { version: 1, swornOrProsecution: false, reportsToSuch: false, wouldHandOver: false, at: NOW };
const OPENS: PersonFacts = { status: 'active', invitedUntil: null, attestation: CLEAN, hasKey: true, holdsKey: true };

test.each([
  ['opens', {}],
  ['waits-for-access', { holdsKey: false }],
  ['no-key', { hasKey: false, holdsKey: false }],
  ['listing-only', { attestation: { ...CLEAN, reportsToSuch: true } }],
  ['no-answers', { attestation: null, hasKey: false, holdsKey: false }],
  ['invited', { invitedUntil: NOW + 1, hasKey: false }],
  ['invitation-over', { invitedUntil: NOW, hasKey: false }],
  // A new address that nobody has used so far takes no key away.
  ['opens', { invitedUntil: NOW + 1 }],
  ['suspended', { status: 'suspended' }],
  ['left', { status: 'left', invitedUntil: NOW + 1 }],
] as const)('somebody stands at %s', (state, different) => {
  expect(personState({ ...OPENS, ...different }, NOW)).toBe(state);
});

const MANAGER = { id: 'ann', role: 'manager', site: 'north' } as const;
const WORKER = { id: 'ben', role: 'intake', site: 'north', status: 'active' } as const;

test.each<[string, RemovalFacts, ReturnType<typeof whyNotRemoved>]>([
  ['a manager removes a colleague', { by: MANAGER, person: WORKER, otherManagers: 1 }, null],
  ['a manager removes a suspended colleague', { by: MANAGER, person: { ...WORKER, status: 'suspended' }, otherManagers: 1 }, null],
  ['a manager removes another manager', { by: MANAGER, person: { ...WORKER, role: 'manager' }, otherManagers: 1 }, null],
  ['a manager leaves while another stays', { by: MANAGER, person: { ...MANAGER, status: 'active' }, otherManagers: 1 }, null],
  ['the last manager does not leave', { by: MANAGER, person: { ...MANAGER, status: 'active' }, otherManagers: 0 }, 'last-manager'],
  ['nobody is removed twice', { by: MANAGER, person: { ...WORKER, status: 'left' }, otherManagers: 1 }, 'gone'],
  ['a manager of another site removes nobody here', { by: { ...MANAGER, site: 'south' }, person: WORKER, otherManagers: 1 }, 'not-allowed'],
  [
    'a worker removes nobody, not even themself',
    { by: { id: 'ben', role: 'intake', site: 'north' }, person: WORKER, otherManagers: 1 },
    'not-allowed',
  ],
  [
    'the Bureau removes the last manager',
    { by: { id: 'cleo', role: 'bureau', site: null }, person: { ...MANAGER, status: 'active' }, otherManagers: 0 },
    null,
  ],
  [
    'the Bureau removes nobody of its own',
    {
      by: { id: 'cleo', role: 'bureau', site: null },
      person: { id: 'dell', role: 'bureau', site: null, status: 'active' },
      otherManagers: 0,
    },
    'not-allowed',
  ],
])('%s', (_, facts, because) => {
  expect(whyNotRemoved(facts)).toBe(because);
});
