import { expect, test } from 'vitest';
import { permissionWords } from '#src/components/desk/contactWords.ts';
import { openWords } from '#src/components/desk/openWords.ts';
import type { ReferralState } from '#src/domain/referral.ts';
import type { ItemDeed } from '#src/features/queue/openSummary.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { PEOPLE } from '#tests/support/people.ts';

function openButton(state: ReferralState, ...deeds: ItemDeed[]) {
  const acts = deeds.map((deed) => ({ deed, by: 'Fern Kettlewell', at: 0 }));
  return openWords({ row: aReferral({ state }).row, acts });
}

const NOTED = 'Opening is noted with your name.';

test.each<[string, ReferralState, ItemDeed[], string, string]>([
  ['before anybody opened it', 'new', ['taken'], 'Open details', `${NOTED} The receipt then says that a person has read it.`],
  ['once somebody has opened it', 'new', ['opened', 'returned'], 'Open details again', NOTED],
  ['after a decision by the summary alone', 'closed', [], 'Open details', NOTED],
])('%s the button promises what pressing it does', (_name, state, deeds, button, hint) => {
  expect(openButton(state, ...deeds)).toEqual({ button, hint });
});

const contact = { name: '', contact: PEOPLE.referrer.phone, sayWho: 'no' } as const;

test.each([
  ['yes', 'You may call or write.'],
  ['no', 'No permission to call or write.'],
  [null, 'No permission to call or write.'],
] as const)('beside a number stands whether to use it: %s', (mayCall, words) => {
  expect(permissionWords(contact, mayCall)).toBe(words);
});

test('without a number nothing is said of calling', () => {
  expect(permissionWords({ ...contact, name: PEOPLE.referrer.name, contact: '' }, 'yes')).toBeNull();
});
