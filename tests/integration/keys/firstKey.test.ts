import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { type KeyPage, keyPage } from '#src/components/desk/keyPage.ts';
import { unlockPage } from '#src/components/desk/unlockPage.ts';
import { MINUTE } from '#src/domain/day.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { inviteToBureau } from '#src/features/sign-in/inviteToBureau.ts';
import { signIn, unlockWith } from '#tests/integration/sign-in/signInSteps.ts';
import { addReader, readerOf } from '#tests/support/aBureau.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const ANA = { email: 'ana@bureau.example', name: 'Ana Quince' };

/** Signs somebody without a key in; answers how their browser asks for the page of the key. */
async function atTheKeyPage(ports: TestPorts, email: string) {
  const record = await ports.staff.byEmail(email);
  if (record === null) throw new Error('nobody has this address');
  const cookie = await signIn(ports, { record, key: { identity: '' }, passphrase: '' });
  const csrf = csrfFor(ports, ports.signer.hash('session', cookie));
  const ask = async (fields?: Record<string, string>) => {
    const posted = fields && { fields: { csrf, ...fields } };
    const astro = anAstro(ports, { path: '/staff/key/', cookies: { [SESSION_COOKIE]: cookie }, ...posted });
    const page = await keyPage(astro);
    if (page instanceof Response) return { told: `${page.status} ${page.headers.get('location') ?? ''}`.trim(), page: null };
    return { told: `${astro.response.status}`, page };
  };
  return { ask, cookie, id: record.id };
}

const wordsOf = (page: KeyPage | null) => ({ words: page?.offered?.passphrase ?? '', proof: page?.offered?.proof ?? '' });

/** A manager as an approved claim makes one. */
async function aManagerWithoutKey(ports: TestPorts): Promise<string> {
  await addSite(ports);
  const email = 'new@north-lead.example';
  await ports.staff.add(
    { id: ports.ids.next(), site: 'north-lead', role: 'manager', name: 'New', email },
    anAuditEntry({ act: 'staff-added' }),
  );
  return email;
}

test('somebody invited to the Bureau signs in, makes a key by typing six words back, and unlocks with them', async () => {
  await using ports = await testPorts();
  expect(await inviteToBureau(ports, { ...ANA, email: ' Ana@Bureau.example ' })).toEqual({
    kind: 'invited',
    email: ANA.email,
    again: false,
  });
  const { ask, cookie, id } = await atTheKeyPage(ports, ANA.email);

  expect((await ask()).page).toMatchObject({ step: 'start', offered: null });
  const shown = await ask({ act: 'show' });
  expect(shown.page).toMatchObject({ step: 'words' });
  const { words, proof } = wordsOf(shown.page);
  expect(words.split(' ')).toHaveLength(6);
  expect((await ports.staff.byId(id))?.wrappedKey).toBeNull();

  expect((await ask({ act: 'made', words: ` ${words.toUpperCase()} `, proof })).told).toBe('303 /staff/unlock/?made');
  const unlocked = await unlockWith(ports, cookie, words);
  expect((await readerOf(ports, unlocked)).staff).toMatchObject({ id, site: null });
  expect((await ask()).told).toBe('303 /staff/sign-in/');
  const made = await ports.db.select().from(audit).where(eq(audit.act, 'key-made'));
  expect(made.map(({ actor }) => actor)).toEqual([id]);
});

test.each([
  ['', 'Type the six words'],
  ['other words than those', 'You typed four words; there are six.'],
  ['six words that stand not there', 'That is not what stands above. Compare word by word'],
])('typed back as %j makes no key, and the same words stand there again', async (typed, message) => {
  await using ports = await testPorts();
  await inviteToBureau(ports, ANA);
  const { ask, id } = await atTheKeyPage(ports, ANA.email);
  const { words, proof } = wordsOf((await ask({ act: 'show' })).page);

  const { told, page } = await ask({ act: 'made', words: typed, proof });

  expect(told).toBe('422');
  expect(page).toMatchObject({ step: 'words', offered: { passphrase: words }, errors: [{ field: 'words', message }] });
  expect((await ports.staff.byId(id))?.wrappedKey).toBeNull();
});

test('words of an older page, of another person, or of nobody make no key; new ones are shown', async () => {
  await using ports = await testPorts();
  await inviteToBureau(ports, ANA);
  await inviteToBureau(ports, { email: 'bo@bureau.example', name: 'Bo Thistle' });
  const [ana, bo] = [await atTheKeyPage(ports, ANA.email), await atTheKeyPage(ports, 'bo@bureau.example')];
  const own = wordsOf((await ana.ask({ act: 'show' })).page);
  const others = wordsOf((await bo.ask({ act: 'show' })).page);
  const old = { ...own };
  ports.clock.advance(31 * MINUTE);

  for (const { words, proof } of [old, others, { words: own.words, proof: 'nonsense' }]) {
    const { page } = await ana.ask({ act: 'made', words, proof });
    expect(page).toMatchObject({ step: 'words', notice: expect.stringContaining('too long ago') });
    expect(page?.offered?.passphrase).not.toBe(words);
  }
  expect((await ports.staff.byId(ana.id))?.wrappedKey).toBeNull();
});

test('whoever has a key makes no other here: a mailbox alone takes no key away', async () => {
  await using ports = await testPorts();
  const { record } = await addReader(ports);
  const { ask } = await atTheKeyPage(ports, record.email);

  expect((await ask()).told).toBe('303 /staff/unlock/');
  expect((await ask({ act: 'show' })).told).toBe('303 /staff/unlock/');
  expect((await ask({ act: 'made', words: 'a b c d e f', proof: 'x' })).told).toBe('303 /staff/unlock/');
  expect((await ports.staff.byId(record.id))?.wrappedKey).toBe(record.wrappedKey);
});

test('somebody of a site answers three questions first; only clean answers lead to a key', async () => {
  await using ports = await testPorts();
  const email = await aManagerWithoutKey(ports);
  const { ask, id } = await atTheKeyPage(ports, email);

  expect((await ask()).page).toMatchObject({ step: 'questions' });
  expect((await ask({ act: 'show' })).page).toMatchObject({ step: 'questions', offered: null });
  const half = await ask({ act: 'attest', sworn: 'no', reports: 'no' });
  expect(half).toMatchObject({ told: '422', page: { errors: [{ field: 'hand_over' }], answers: { sworn: 'no' } } });
  expect(await ports.staff.attestation(id)).toBeNull();
  expect((await ask({ act: 'attest', sworn: 'no', reports: 'no', hand_over: 'no' })).told).toBe('303 /staff/key/');
  const { words, proof } = wordsOf((await ask({ act: 'show' })).page);
  expect((await ask({ act: 'made', words, proof })).told).toBe('303 /staff/unlock/?made');

  expect((await ports.staff.byId(id))?.wrappedKey).not.toBeNull();
  expect(await ports.staff.attestation(id)).toMatchObject({ swornOrProsecution: false, version: 1 });
});

test('one yes means the listing only: no words are shown, and no key can be made', async () => {
  await using ports = await testPorts();
  const email = await aManagerWithoutKey(ports);
  const { ask, id } = await atTheKeyPage(ports, email);
  await ask({ act: 'attest', sworn: 'no', reports: 'yes', hand_over: 'no' });

  expect((await ask()).page).toMatchObject({ step: 'listing-only' });
  expect((await ask({ act: 'show' })).page).toMatchObject({ step: 'listing-only', offered: null });
  // A second answer changes nothing here.
  await ask({ act: 'attest', sworn: 'no', reports: 'no', hand_over: 'no' });
  expect(await ports.staff.attestation(id)).toMatchObject({ reportsToSuch: true });
});

test('the unlock page leads somebody without a key to it, and a post of an older page does nothing', async () => {
  await using ports = await testPorts();
  await inviteToBureau(ports, ANA);
  const { ask, cookie } = await atTheKeyPage(ports, ANA.email);

  const page = await unlockPage(anAstro(ports, { path: '/staff/unlock/', cookies: { [SESSION_COOKIE]: cookie } }));
  expect(page instanceof Response && page.headers.get('location')).toBe('/staff/key/');
  expect(await ask({ act: 'show', csrf: 'of another page' })).toMatchObject({ told: '403', page: { step: 'start', offered: null } });
});

test.each([
  [{ email: 'ana@bureau', name: 'Ana' }, 'no-address'],
  [{ email: 'ana@bureau.example', name: ' ' }, 'no-name'],
  [{ email: 'ana@bureau.example', name: 'x'.repeat(121) }, 'no-name'],
])('an invitation of %j is refused', async (asked, because) => {
  await using ports = await testPorts();

  expect(await inviteToBureau(ports, asked)).toEqual({ kind: 'refused', because });
  expect(await ports.staff.ofBureau()).toEqual([]);
});

test('one address has one account, whatever its role', async () => {
  await using ports = await testPorts();
  const email = await aManagerWithoutKey(ports);

  expect(await inviteToBureau(ports, { email, name: 'Ana' })).toEqual({ kind: 'refused', because: 'taken' });
});
