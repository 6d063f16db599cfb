import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageVault } from '#src/adapters/ageVault.ts';
import { ASKER_ROLES, MESSAGE_LIMITS, type MessageDetails, type MessageSummary } from '#src/domain/bureauMessage.ts';

const vault = ageVault({ scryptLogN: 4 });
const [cleo, dee, stranger] = [await vault.newKey(), await vault.newKey(), await vault.newKey()];
const ID = 'aaaaaaaaaaaaaaaaaaaaaaaaaa';
const CLOSED = { kind: 'cannot-be-opened' };
const SUMMARY: MessageSummary = { place: '98104', role: 'official', locale: 'en', heldFor: [] };
const DETAILS: MessageDetails = { contact: 'clerk@county.example', name: '', question: 'How?' };
const both = [cleo.recipient, dee.recipient];

const text = (limit: number) =>
  fc.string({ unit: 'grapheme', maxLength: limit, size: 'max' }).filter((typed) => [...typed].length <= limit);
const anyDetails: fc.Arbitrary<MessageDetails> = fc.record({
  contact: text(MESSAGE_LIMITS.contact),
  name: text(MESSAGE_LIMITS.name),
  question: text(MESSAGE_LIMITS.question),
});
const anySummary: fc.Arbitrary<MessageSummary> = fc.record({
  place: fc.stringMatching(/^\d{5}$/),
  role: fc.constantFrom(...ASKER_ROLES),
  locale: fc.constantFrom('en' as const, 'es' as const),
  heldFor: fc.subarray(['too-quick', 'honeypot', 'client-soft', 'site-soft']),
});

test('whatever was asked comes back to each reader and to nobody else, and all have one length', async () => {
  const lengths = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anySummary, anyDetails, async (summary, details) => {
      const sealed = await vault.sealBureauMessage(both, ID, summary, details);

      for (const reader of [cleo, dee]) {
        expect(await vault.openMessageSummary(reader, ID, sealed.summary)).toEqual({ kind: 'opened', value: summary });
        expect(await vault.openMessageDetails(reader, ID, sealed.details)).toEqual({ kind: 'opened', value: details });
      }
      expect(await vault.openMessageSummary(stranger, ID, sealed.summary)).toEqual(CLOSED);
      expect(await vault.openMessageDetails(stranger, ID, sealed.details)).toEqual(CLOSED);
      lengths.add(`${sealed.summary.length} ${sealed.details.length}`);
    }),
    { numRuns: 40 },
  );
  expect(lengths.size).toBe(1);
});

test('a part that stood elsewhere, was another part or was changed does not open', async () => {
  const sealed = await vault.sealBureauMessage(both, ID, SUMMARY, DETAILS);
  const middle = Math.floor(sealed.details.length / 2);
  const changed = sealed.details.slice(0, middle) + (sealed.details[middle] === 'A' ? 'B' : 'A') + sealed.details.slice(middle + 1);

  expect(await vault.openMessageDetails(cleo, 'b'.repeat(26), sealed.details)).toEqual(CLOSED);
  expect(await vault.openMessageDetails(cleo, ID, sealed.summary)).toEqual(CLOSED);
  expect(await vault.openMessageDetails(cleo, ID, changed)).toEqual(CLOSED);
});

test('no part of a referral opens as a message, and no message as a referral, even with the very same key', async () => {
  const identity = { site: 'north-lead', epoch: 1, identity: cleo.identity };
  const note = { at: 1, by: 'Somebody', text: 'Left a card.', move: null, from: null, to: null, reason: null };
  const sealedNote = await vault.sealNote({ ...identity, recipient: cleo.recipient }, ID, note);
  const sealed = await vault.sealBureauMessage(both, ID, SUMMARY, DETAILS);

  expect(await vault.openMessageDetails(cleo, ID, sealedNote)).toEqual(CLOSED);
  for (const open of [vault.openSummary, vault.openDetails, vault.openContact, vault.openNote]) {
    expect(await open(identity, ID, sealed.details)).toEqual(CLOSED);
  }
});
