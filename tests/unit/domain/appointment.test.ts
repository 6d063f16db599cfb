import { expect, test } from 'vitest';
import { type Appointment, whyNotAgreed } from '#src/domain/appointment.ts';

const WAITING: Appointment = {
  ...{ id: 'an-appointment', site: 'north-lead', name: 'Invented Person', email: 'new@north-lead.example' },
  ...{ director: 'Director of Harbor Health', numberFoundAt: 'its own page', proposedBy: 'cleo', proposedAt: 1 },
  ...{ state: 'waiting', decidedBy: null, decidedAt: null },
};

test('a second person agrees, whoever rang does not, and nobody decides twice', () => {
  expect(whyNotAgreed(WAITING, 'dell')).toBeNull();
  expect(whyNotAgreed(WAITING, 'cleo')).toBe('same-person');
  expect(whyNotAgreed({ ...WAITING, state: 'declined' }, 'dell')).toBe('done');
  expect(whyNotAgreed({ ...WAITING, state: 'agreed' }, 'dell')).toBe('done');
});
