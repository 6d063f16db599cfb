import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealTo } from '#src/adapters/ageFile.ts';
import { ageVault } from '#src/adapters/ageVault.ts';
import { PART_SIZES } from '#src/adapters/sealedPart.ts';
import { PARTNER_NAME_MOST } from '#src/domain/partnerLink.ts';
import { CONCERNS, type NotePart, partsOf, type ReferralParts } from '#src/domain/referral.ts';
import type { SiteIdentity, SiteKey, Vault } from '#src/ports/keys.ts';
import { someAnswers } from '#tests/support/aReferral.ts';
import { answersOfAnyKind, noteOfAnyKind } from './anyAnswers.ts';

const vault = ageVault({ scryptLogN: 4 });
const { key, identity } = await aSiteKey(vault, 'north-lead', 1);
const ID = 'aaaaaaaaaaaaaaaaaaaaaaaaaa';
// Sealing takes a few milliseconds each; this many runs find what there is to find.
const RUNS = { numRuns: 40 };
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

async function aSiteKey(by: Vault, site: string, epoch: number): Promise<{ key: SiteKey; identity: SiteIdentity }> {
  const pair = await by.newKey();
  return { key: { site, epoch, recipient: pair.recipient }, identity: { site, epoch, identity: pair.identity } };
}

function someParts(different: Parameters<typeof someAnswers>[0] = {}): ReferralParts {
  return partsOf(someAnswers(different), { receivedAt: 1, chosenBy: 'direct', heldFor: [], receiptIndex: 'index' });
}

function someNote(different: Partial<NotePart> = {}): NotePart {
  return { at: 1, by: 'Somebody Invented', text: 'Left a card.', move: null, from: null, to: null, reason: null, ...different };
}

async function openAll(identityOf: SiteIdentity, id: string, sealed: { summary: string; details: string; contact: string }) {
  const { openSummary, openDetails, openContact } = vault;
  return [
    await openSummary(identityOf, id, sealed.summary),
    await openDetails(identityOf, id, sealed.details),
    await openContact(identityOf, id, sealed.contact),
  ];
}

test('whatever was answered comes back part by part', async () => {
  await fc.assert(
    fc.asyncProperty(answersOfAnyKind, async (answers) => {
      const parts = partsOf(answers, {
        receivedAt: 1_772_000_000_000,
        chosenBy: 'zip:98104',
        heldFor: ['honeypot'],
        receiptIndex: 'index',
      });
      const sealed = await vault.sealReferral(key, ID, parts);

      expect(await openAll(identity, ID, sealed)).toEqual(
        [parts.summary, parts.details, parts.contact].map((value) => ({ kind: 'opened', value })),
      );
    }),
    RUNS,
  );
});

test('whatever was noted comes back', async () => {
  await fc.assert(
    fc.asyncProperty(noteOfAnyKind, async (note) => {
      expect(await vault.openNote(identity, ID, await vault.sealNote(key, ID, note))).toEqual({ kind: 'opened', value: note });
    }),
    RUNS,
  );
});

test('a sealed part with one changed bit cannot be opened, wherever the bit is', async () => {
  const { details } = await vault.sealReferral(key, ID, someParts());
  const file = Buffer.from(details, 'base64');

  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(file);
      changed[at] = (file[at] ?? 0) ^ (1 << bit);

      expect(await vault.openDetails(identity, ID, changed.toString('base64'))).toEqual({ kind: 'cannot-be-opened' });
    }),
    { numRuns: 150 },
  );
});

test('a sealed part in another spelling cannot be opened, even where base64 would read the same', async () => {
  const { contact } = await vault.sealReferral(key, ID, someParts());
  const bare = contact.replace(/=+$/, '');
  const filling = contact.slice(bare.length);
  const otherEnds = [...BASE64].map((letter) => bare.slice(0, -1) + letter + filling).filter((text) => text !== contact);
  const changed = [...otherEnds, `${contact}=`, `${contact} `, `!${contact}`, bare.slice(0, -1), contact.slice(0, -4), ''];

  expect(filling).not.toBe('');
  for (const text of changed) expect(await vault.openContact(identity, ID, text)).toEqual({ kind: 'cannot-be-opened' });
});

test('a part in another place cannot be opened: another item, kind, epoch or site', async () => {
  const sealed = await vault.sealReferral(key, ID, someParts());
  const refused = { kind: 'cannot-be-opened' };

  expect(await openAll(identity, 'bbbbbbbbbbbbbbbbbbbbbbbbbb', sealed)).toEqual([refused, refused, refused]);
  expect(await openAll({ ...identity, epoch: 2 }, ID, sealed)).toEqual([refused, refused, refused]);
  expect(await openAll({ ...identity, site: 'south-lead' }, ID, sealed)).toEqual([refused, refused, refused]);
  expect(await vault.openContact(identity, ID, sealed.details)).toEqual(refused);
  expect(await vault.openNote(identity, ID, sealed.summary)).toEqual(refused);
});

test('another key opens nothing', async () => {
  const sealed = await vault.sealReferral(key, ID, someParts());
  const other = await aSiteKey(vault, 'north-lead', 1);

  expect((await openAll(other.identity, ID, sealed)).map(({ kind }) => kind)).toEqual(Array(3).fill('cannot-be-opened'));
});

test.each([
  ['another version', { v: 2 }],
  ['a missing field', { sayWho: undefined }],
  ['a field of another type', { name: 7 }],
  ['an answer that the form does not have', { sayWho: 'perhaps' }],
  ['a field too many', { more: 'text' }],
])('what was sealed by somebody else, with %s, cannot be opened', async (_what, different) => {
  const contact = { v: 1, ctx: `north-lead|1|${ID}|contact`, name: '', contact: '', sayWho: 'no' };

  const sound = await sealTo(key.recipient, JSON.stringify(contact));
  const odd = await sealTo(key.recipient, JSON.stringify({ ...contact, ...different }));
  expect((await vault.openContact(identity, ID, sound)).kind).toBe('opened');
  expect(await vault.openContact(identity, ID, odd)).toEqual({ kind: 'cannot-be-opened' });
});

/** A summary as it was sealed before there were partner links. */
function anOldSummary() {
  const { partner: _, ...summary } = someParts().summary;
  return { v: 1, ctx: `north-lead|1|${ID}|summary`, ...summary };
}

test('a summary that was sealed before there were partner links still opens', async () => {
  const { v: _v, ctx: _ctx, ...value } = anOldSummary();

  expect(value).not.toHaveProperty('partner');
  expect(await vault.openSummary(identity, ID, await sealTo(key.recipient, JSON.stringify(anOldSummary())))).toEqual({
    kind: 'opened',
    value,
  });
});

test.each([null, { name: 'Storybook Pantry', over: false }, { name: '', over: true }])(
  'a summary with the link %j opens',
  async (partner) => {
    const sealed = await sealTo(key.recipient, JSON.stringify({ ...anOldSummary(), partner }));

    expect(await vault.openSummary(identity, ID, sealed)).toMatchObject({ kind: 'opened', value: { partner } });
  },
);

test.each([
  'Storybook Pantry',
  [],
  {},
  { name: 'Storybook Pantry' },
  { name: 7, over: true },
  { name: '', over: 'yes' },
  { name: '', over: true, more: 1 },
])('a summary with the odd link %j cannot be opened', async (partner) => {
  const sealed = await sealTo(key.recipient, JSON.stringify({ ...anOldSummary(), partner }));

  expect(await vault.openSummary(identity, ID, sealed)).toEqual({ kind: 'cannot-be-opened' });
});

test('the longest name of an organization beside the longest answers does not show in the size', async () => {
  const long = (length: number) => '\u{1F99C}'.repeat(length);
  const facts = {
    receivedAt: 1,
    chosenBy: 'county-nearby:98104',
    heldFor: ['too-quick', 'honeypot', 'client-soft', 'site-soft', 'all-soft'],
  };
  const answers = someAnswers({ language: long(120), place: long(120), concerns: CONCERNS });
  const partner = { name: long(PARTNER_NAME_MOST), over: false };
  const full = await vault.sealReferral(key, ID, partsOf(answers, { ...facts, receiptIndex: 'index', partner }));

  expect(full.summary.length).toBe((await vault.sealReferral(key, ID, someParts())).summary.length);
});

test.each(['not JSON', '[]', 'null', '7', ''])('a sealed %j is no part', async (text) => {
  expect(await vault.openContact(identity, ID, await sealTo(key.recipient, text))).toEqual({ kind: 'cannot-be-opened' });
});

test('on disk a part has one of its few sizes, whatever was written', async () => {
  const smallest = await vault.sealReferral(key, ID, someParts());
  const overhead = Buffer.from(smallest.contact, 'base64').length - (PART_SIZES.contact[0] ?? 0);

  await fc.assert(
    fc.asyncProperty(answersOfAnyKind, async (answers) => {
      const parts = partsOf(answers, { receivedAt: 1, chosenBy: `county-nearby:${answers.place}`, heldFor: [], receiptIndex: 'index' });
      const { summary, details, contact } = await vault.sealReferral(key, ID, parts);
      const sizeOf = (sealed: string) => Buffer.from(sealed, 'base64').length - overhead;

      expect(PART_SIZES.summary).toEqual([sizeOf(summary)]);
      expect(PART_SIZES.contact).toEqual([sizeOf(contact)]);
      expect(PART_SIZES.details).toContain(sizeOf(details));
    }),
    RUNS,
  );
});

test('the longest answers that the form takes, in four-byte letters, keep to the sizes', async () => {
  const long = (length: number) => '\u{1F99C}'.repeat(length);
  const parts = someParts({
    where: long(500),
    happening: long(4000),
    person: long(120),
    recognize: long(500),
    approach: long(500),
    organization: long(200),
    name: long(120),
    contact: long(200),
    language: long(120),
    place: long(120),
  });
  const empty = someParts({ where: '', happening: '', person: '', recognize: '', approach: '', name: '', contact: '', place: '' });
  const full = await vault.sealReferral(key, ID, parts);
  const bare = await vault.sealReferral(key, ID, empty);

  expect(full.contact.length).toBe(bare.contact.length);
  expect(full.summary.length).toBe(bare.summary.length);
  expect(full.details.length).toBeGreaterThan(bare.details.length);
  expect((await openAll(identity, ID, full)).map(({ kind }) => kind)).toEqual(['opened', 'opened', 'opened']);
});

test('a note longer than every size is sealed all the same', async () => {
  const note = someNote({ text: '\u{1F99C}'.repeat(10_000) });

  expect(await vault.openNote(identity, ID, await vault.sealNote(key, ID, note))).toEqual({ kind: 'opened', value: note });
});

test('a grant gives the key of its epoch to its holder, and to nobody else', async () => {
  const [holder, stranger] = [await vault.newKey(), await vault.newKey()];
  const grant = await vault.sealGrant(identity, 'worker', holder.recipient);

  expect(await vault.openGrant({ identity: holder.identity }, grant)).toEqual({ kind: 'opened', value: identity });
  expect(await vault.openGrant({ identity: stranger.identity }, grant)).toEqual({ kind: 'cannot-be-opened' });
});

test.each([{ holder: 'another' }, { epoch: 2 }, { site: 'south-lead' }])('a grant moved to %j cannot be opened', async (moved) => {
  const holder = await vault.newKey();
  const grant = await vault.sealGrant(identity, 'worker', holder.recipient);

  expect(await vault.openGrant({ identity: holder.identity }, { ...grant, ...moved })).toEqual({ kind: 'cannot-be-opened' });
});

test('for a session the staff key opens with its cookie only', () => {
  const wrapped = vault.wrapForSession({ identity: 'AGE-SECRET-KEY-EXAMPLE' }, 'the cookie');
  const changed = [...wrapped].map((letter, at) => wrapped.slice(0, at) + (letter === 'A' ? 'B' : 'A') + wrapped.slice(at + 1));

  expect(vault.unwrapFromSession(wrapped, 'the cookie')).toEqual({ identity: 'AGE-SECRET-KEY-EXAMPLE' });
  expect(vault.unwrapFromSession(wrapped, 'another cookie')).toBeNull();
  expect(changed.filter((text) => vault.unwrapFromSession(text, 'the cookie') !== null)).toEqual([]);
});

test('a fingerprint is four words, the same for a key and another for every other key', async () => {
  const pairs = await Promise.all(Array.from({ length: 20 }, () => vault.newKey()));
  const prints = pairs.map(({ recipient }) => vault.fingerprint(recipient));

  expect(new Set(prints).size).toBe(20);
  expect(prints.filter((print) => print.split(' ').length !== 4)).toEqual([]);
  expect(vault.fingerprint(pairs[0]?.recipient ?? '')).toBe(prints[0]);
});
