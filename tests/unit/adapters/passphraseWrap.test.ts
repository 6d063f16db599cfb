import { expect, test } from 'vitest';
import { ageVault } from '#src/adapters/ageVault.ts';
import { comparable } from '#src/adapters/passphraseWrap.ts';
import { MOST_AT_ONCE, MOST_WAITING } from '#src/adapters/scryptQueue.ts';

const IDENTITY = 'AGE-SECRET-KEY-EXAMPLE';
const PASSPHRASE = 'yo-yo felt-tip acorn kettle thimble ribbon';
const vault = ageVault({ scryptLogN: 4 });

test('the words open the key at full cost, and the stored form names that cost', async () => {
  const real = ageVault();
  const wrapped = await real.wrapStaffKey(IDENTITY, PASSPHRASE);

  expect(wrapped).toMatch(/^1\.17\.8\.1\.[\w-]{22}\.[\w-]+$/);
  expect(await real.unwrapStaffKey(wrapped, PASSPHRASE)).toEqual({ kind: 'opened', key: { identity: IDENTITY } });
});

test.each([
  ['capitals', 'Yo-Yo Felt-Tip ACORN kettle Thimble ribbon'],
  ['spaces around and between', '  yo-yo  felt-tip\u00a0acorn\tkettle thimble ribbon\n'],
  ['no hyphens', 'yo yo felt tip acorn kettle thimble ribbon'],
  ['other hyphens', 'yo\u2010yo felt\u2013tip acorn kettle thimble ribbon'],
  ['wide letters', 'ｙｏ-ｙｏ felt-tip acorn kettle thimble ribbon'],
  ['an invisible letter', 'yo-yo felt-tip acorn\u200b kettle thimble ribbon'],
])('%s are forgiven', async (_what, typed) => {
  const wrapped = await vault.wrapStaffKey(IDENTITY, PASSPHRASE);

  expect((await vault.unwrapStaffKey(wrapped, typed)).kind).toBe('opened');
});

test.each([
  ['another word', 'yo-yo felt-tip acorn kettle thimble gravel'],
  ['another order', 'felt-tip yo-yo acorn kettle thimble ribbon'],
  ['one word less', 'yo-yo felt-tip acorn kettle thimble'],
  ['nothing', ''],
])('%s opens nothing', async (_what, typed) => {
  const wrapped = await vault.wrapStaffKey(IDENTITY, PASSPHRASE);

  expect(await vault.unwrapStaffKey(wrapped, typed)).toEqual({ kind: 'wrong' });
});

test('a stored form with one changed letter opens nothing, wherever it stands', async () => {
  const wrapped = await vault.wrapStaffKey(IDENTITY, PASSPHRASE);
  const changed = [...wrapped].map((letter, at) => wrapped.slice(0, at) + (letter === 'A' ? 'B' : 'A') + wrapped.slice(at + 1));
  const answers = await inTurn(changed, (text) => vault.unwrapStaffKey(text, PASSPHRASE));

  expect(answers.filter(({ kind }) => kind !== 'wrong')).toEqual([]);
});

test('a stored form cannot ask for more memory than ours', async () => {
  const wrapped = await vault.wrapStaffKey(IDENTITY, PASSPHRASE);

  expect(await vault.unwrapStaffKey(wrapped.replace(/^1\.4\./, '1.30.'), PASSPHRASE)).toEqual({ kind: 'wrong' });
});

test('two wraps of one key differ in salt and text', async () => {
  expect(await vault.wrapStaffKey(IDENTITY, PASSPHRASE)).not.toBe(await vault.wrapStaffKey(IDENTITY, PASSPHRASE));
});

test('who comes when two are at work and ten wait is told to come back; nobody else is', async () => {
  const slow = ageVault({ scryptLogN: 12 });
  const wrapped = await slow.wrapStaffKey(IDENTITY, PASSPHRASE);
  const room = MOST_AT_ONCE + MOST_WAITING;
  const answers = await Promise.all(Array.from({ length: room + 3 }, () => slow.unwrapStaffKey(wrapped, PASSPHRASE)));

  expect(answers.map(({ kind }) => kind)).toEqual([...Array(room).fill('opened'), 'busy', 'busy', 'busy']);
});

test('words that need no forgiving stay as they are', () => {
  expect(comparable('acorn kettle')).toBe('acorn kettle');
});

async function inTurn<T, U>(all: readonly T[], make: (one: T) => Promise<U>): Promise<U[]> {
  const made: U[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}
