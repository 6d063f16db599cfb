import { eq } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, sessions, signInCodes, staff } from '#db/schema.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { CODE_TRIES } from '#src/domain/staff.ts';
import type { SessionRow } from '#src/ports/staff.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const NOW = TEST_START;
const ANN = { id: 'ann', site: 'north-lead', role: 'intake', ...PEOPLE.intake } as const;
let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
  await ports.staff.add(ANN, anAuditEntry({ act: 'staff-added', object: 'ann' }));
});

const keep = (staffId: string | null, browserHash = 'browser') =>
  ports.staff.addSignInCode({ browserHash, staffId, codeHash: 'right', expiresAt: NOW + 10 * MINUTE }, null);
const redeem = (codeHash: string, now = NOW, browser = 'browser') => ports.staff.redeemSignInCode(browser, codeHash, now);
const aSession = (id: string, different: Partial<SessionRow> = {}): SessionRow => ({
  id,
  staffId: 'ann',
  startedAt: NOW,
  seenAt: NOW,
  unlockedKey: null,
  parkedKey: null,
  pinKey: null,
  pinTriesLeft: 0,
  ...different,
});
const living = async (ids: readonly string[]) => {
  const rows = await Promise.all(ids.map((id) => ports.staff.session(id)));
  return ids.filter((_, n) => rows[n] !== null);
};

test('a person is found by id, address and site, with a key once there is one', async () => {
  const rest = { invitedUntil: null, onLeaveSince: null, leftOn: null, letters: null };
  const record = { ...ANN, status: 'active', mailTrouble: null, recipient: null, wrappedKey: null, ...rest };
  expect(await ports.staff.byId('ann')).toEqual(record);

  await ports.staff.setKey('ann', { recipient: 'age1', wrapped: 'wrapped' }, anAuditEntry({ act: 'key-made' }));

  const enrolled = { ...record, recipient: 'age1', wrappedKey: 'wrapped' };
  expect(await ports.staff.byEmail(ANN.email)).toEqual(enrolled);
  expect(await ports.staff.ofSite('north-lead')).toEqual([enrolled]);
  expect(await ports.staff.byEmail('nobody@x.example')).toBeNull();
  expect(await ports.staff.ofSite('south-lead')).toEqual([]);
});

test('two people cannot share an address', async () => {
  await expect(ports.staff.add({ ...ANN, id: 'bea' }, anAuditEntry())).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
  expect(await ports.audit.ofObject('bea')).toEqual([]);
});

test('a newer attestation takes the place of the older one', async () => {
  const first = { version: 1, swornOrProsecution: false, reportsToSuch: false, wouldHandOver: true, at: NOW };
  await ports.staff.attest('ann', first, anAuditEntry());
  await ports.staff.attest('ann', { ...first, wouldHandOver: false, at: NOW + HOUR }, anAuditEntry());

  expect(await ports.staff.attestation('ann')).toEqual({ ...first, wouldHandOver: false, at: NOW + HOUR });
  expect(await ports.staff.attestation('bea')).toBeNull();
});

test('the right code signs in once, in the browser that asked', async () => {
  await keep('ann');

  expect(await redeem('right', NOW, 'another browser')).toBeNull();
  expect(await redeem('right')).toEqual({ staffId: 'ann' });
  expect(await redeem('right')).toBeNull();
  expect(await ports.db.$count(signInCodes)).toBe(0);
});

test('of parallel tries with the right code one signs in', async () => {
  await keep('ann');

  const answers = await Promise.all(Array.from({ length: 10 }, () => redeem('right')));

  expect(answers.filter((answer) => answer !== null)).toEqual([{ staffId: 'ann' }]);
});

test('after five wrong tries the right code is worth nothing', async () => {
  await keep('ann');

  for (let n = 0; n < CODE_TRIES - 1; n += 1) expect(await redeem('wrong')).toBeNull();
  const [left] = await ports.db.select().from(signInCodes);
  expect(left?.triesLeft).toBe(1);
  await redeem('wrong');

  expect(await redeem('right')).toBeNull();
});

test('the fifth try may still be the right one', async () => {
  await keep('ann');
  for (let n = 0; n < CODE_TRIES - 1; n += 1) await redeem('wrong');

  expect(await redeem('right')).toEqual({ staffId: 'ann' });
});

test('a code is worth nothing from the moment it runs out', async () => {
  await keep('ann');

  expect(await redeem('right', NOW + 10 * MINUTE)).toBeNull();
  expect(await redeem('right', NOW + 10 * MINUTE - 1)).toEqual({ staffId: 'ann' });
});

test('the code of an address that nobody has never signs in', async () => {
  await keep(null);

  expect(await redeem('right')).toBeNull();
  const [row] = await ports.db.select().from(signInCodes);
  expect(row?.triesLeft).toBe(CODE_TRIES - 1);
});

test('a newer code of the same browser takes the place of the older one, and its letter leaves with it', async () => {
  await keep('ann');
  await redeem('wrong');
  const letter = aLetter({ staffId: 'ann', kind: 'sign-in-code', nth: null, secret: 'sealed' });

  await ports.staff.addSignInCode({ browserHash: 'browser', staffId: 'ann', codeHash: 'newer', expiresAt: NOW + HOUR }, letter);

  expect((await ports.deliveries.takeDue(NOW, NOW + 1, 9)).map(({ id }) => id)).toEqual([letter.id]);
  expect((await ports.db.select().from(signInCodes)).map(({ triesLeft }) => triesLeft)).toEqual([CODE_TRIES]);
  expect(await redeem('right')).toBeNull();
  expect(await redeem('newer')).toEqual({ staffId: 'ann' });
});

test('above the limit the oldest session ends', async () => {
  const ids = ['s1', 's2', 's3', 's4'];
  for (const [n, id] of ids.entries()) await ports.staff.addSession(aSession(id, { startedAt: NOW + n }), 3);

  expect(await living(ids)).toEqual(['s2', 's3', 's4']);
});

test('of sessions that began in the same moment the newest stays', async () => {
  for (const id of ['s1', 's2', 's3']) await ports.staff.addSession(aSession(id), 1);

  expect(await living(['s1', 's2', 's3'])).toEqual(['s3']);
});

test('a renewed session is another row, and the old one is gone', async () => {
  await ports.staff.addSession(aSession('old'), 5);

  expect(await ports.staff.replaceSession('old', aSession('new', { unlockedKey: 'wrapped' }))).toBe(true);

  expect(await ports.staff.session('old')).toBeNull();
  expect(await ports.staff.session('new')).toEqual(aSession('new', { unlockedKey: 'wrapped' }));
  await ports.staff.lockSession('new');
  expect((await ports.staff.session('new'))?.unlockedKey).toBeNull();
});

test('somebody suspended meanwhile gets no new session', async () => {
  await ports.staff.addSession(aSession('old'), 5);
  await ports.db.update(staff).set({ status: 'suspended' });

  expect(await ports.staff.replaceSession('old', aSession('new'))).toBe(false);

  expect(await ports.db.$count(sessions)).toBe(0);
});

test('a session that has ended is not renewed, unless it was renewed a moment ago', async () => {
  await ports.staff.addSession(aSession('another sign-in', { startedAt: NOW - HOUR }), 5);
  expect(await ports.staff.replaceSession('old', aSession('new'))).toBe(false);

  await ports.staff.addSession(aSession('old'), 5);
  expect(await ports.staff.replaceSession('old', aSession('first click'))).toBe(true);
  expect(await ports.staff.replaceSession('old', aSession('second click'))).toBe(true);
  expect(await living(['old', 'new', 'first click', 'second click'])).toEqual(['first click', 'second click']);

  await ports.staff.endSession('second click');
  expect(await living(['another sign-in', 'first click', 'second click'])).toEqual(['another sign-in']);
});

test('an idle session is locked and noted once, an open or a locked one is left', async () => {
  await ports.staff.addSession(aSession('idle', { seenAt: NOW - HOUR, unlockedKey: 'wrapped' }), 5);
  await ports.staff.addSession(aSession('open', { seenAt: NOW - HOUR + 1, unlockedKey: 'wrapped' }), 5);
  await ports.staff.addSession(aSession('locked', { seenAt: NOW - HOUR }), 5);

  expect(await ports.staff.lockIdle(NOW - HOUR, NOW)).toBe(1);
  expect(await ports.staff.lockIdle(NOW - HOUR, NOW)).toBe(0);

  expect((await ports.staff.session('idle'))?.unlockedKey).toBeNull();
  expect((await ports.staff.session('open'))?.unlockedKey).toBe('wrapped');
  const noted = await ports.db.select().from(audit).where(eq(audit.act, 'lock'));
  expect(noted).toMatchObject([{ at: NOW, actor: 'ann', site: 'north-lead', object: null, result: 'idle' }]);
});

test('a session is seen later and never earlier', async () => {
  await ports.staff.addSession(aSession('s1'), 5);

  await ports.staff.touchSession('s1', NOW + MINUTE);
  await ports.staff.touchSession('s1', NOW);

  expect((await ports.staff.session('s1'))?.seenAt).toBe(NOW + MINUTE);
});

test('sessions end one by one, by person, and by age', async () => {
  await ports.staff.add({ ...ANN, id: 'bea', email: 'bea@x.example' }, anAuditEntry());
  const all = ['a1', 'a2', 'b1', 'b2', 'old'];
  for (const id of ['a1', 'a2']) await ports.staff.addSession(aSession(id), 5);
  for (const [n, id] of ['b1', 'b2'].entries()) await ports.staff.addSession(aSession(id, { staffId: 'bea', startedAt: NOW + n }), 5);
  await ports.staff.addSession(aSession('old', { startedAt: NOW - 12 * HOUR }), 5);

  expect(await ports.staff.endSessionsBefore(NOW - 11 * HOUR)).toBe(1);
  await ports.staff.endSession('b1');
  expect(await living(all)).toEqual(['a1', 'a2', 'b2']);
  await ports.staff.endSessionsOf('ann');
  expect(await living(all)).toEqual(['b2']);
});
