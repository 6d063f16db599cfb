import { globSync, readFileSync } from 'node:fs';
import { gt } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { AUDIT_ACTS, type AuditAct } from '#src/domain/audit.ts';
import { addDays } from '#src/domain/day.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { endOwnSession } from '#src/features/account/ownSessions.ts';
import { makeBackup } from '#src/features/backup/makeBackup.ts';
import { enrollStaff } from '#src/features/keys/enrollStaff.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { rollKeys } from '#src/features/keys/rollKeys.ts';
import { correctPerson } from '#src/features/people/correctPerson.ts';
import { endSessions } from '#src/features/people/endSessions.ts';
import { invitePerson } from '#src/features/people/invitePerson.ts';
import { setLeave } from '#src/features/people/setLeave.ts';
import { bringBack, suspendPerson } from '#src/features/people/suspendPerson.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { eraseAsked, findAsked, readOut } from '#src/features/queue/askedAbout.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { closeHeld } from '#src/features/queue/closeHeld.ts';
import { extendLife } from '#src/features/queue/extendLife.ts';
import { handOver } from '#src/features/queue/handOver.ts';
import { linkReferrals } from '#src/features/queue/linkReferrals.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { releaseHeld } from '#src/features/queue/releaseHeld.ts';
import { searchQueue } from '#src/features/queue/searchQueue.ts';
import { transferReferral } from '#src/features/queue/transferReferral.ts';
import { withdrawReferral } from '#src/features/receipts/withdrawReferral.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { lock } from '#src/features/sign-in/lock.ts';
import { signOut } from '#src/features/sign-in/signOut.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { countDemand } from '#src/features/trust/lawfulDemands.ts';
import { aDesk, addWorker, type Desk, type Worker } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { aFolder, aMachine, type Machine } from '../backup/aRestore.ts';
import { aPerson, aTeam, CLEAN, newcomer } from '../keys/aTeam.ts';
import { aColleague, unlocked } from '../queue/aSecondWorker.ts';
import { askForCode, NETWORK, signIn, typeCode, whoIs } from '../sign-in/signInSteps.ts';

const DAY = '2026-03-02';

interface Scene {
  readonly ports: Machine;
  readonly desk: Desk;
  readonly me: Unlocked;
  readonly colleague: Unlocked;
  readonly boss: Unlocked;
  readonly bossWorker: Worker;
  /** A message that nobody has looked at, of a desk that keeps what is open for 40 days. */
  readonly item: { readonly id: string; readonly version: number };
  readonly held: { readonly id: string; readonly version: number };
}

async function aScene(): Promise<Scene> {
  const ports = await aMachine();
  const desk = await aDesk(ports, { intake: { retention: { ...RETENTION_BOUNDS, open: 40 } } });
  const bossWorker = await addWorker(ports, { site: 'north-lead', role: 'manager', name: 'Basil Lanternlight' });
  const grant = await ports.vault.sealGrant(desk.identity, bossWorker.record.id, bossWorker.record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant', site: 'north-lead' }));
  const kept = { day: DAY, deleteOn: addDays(DAY, 40) };
  return {
    ports,
    desk,
    me: unlocked(desk.intake, 'north-lead'),
    colleague: await aColleague(ports, desk),
    boss: unlocked(bossWorker, 'north-lead'),
    bossWorker,
    item: (await addReferral(ports, kept)).row,
    held: (await addReferral(ports, { ...kept, state: 'held' })).row,
  };
}

type Act = (scene: Scene) => Promise<unknown>;
const copy =
  (as: 'print' | 'handover-file'): Act =>
  ({ ports, me, item }) =>
    handOver(ports, me, item.id, { as, withNames: false, confidential: 'x' });
const taking = (step: 'send' | 'undo', code: string) => ({ code, step, clientNetwork: NETWORK });

const noAct: Act = async () => undefined;

/** Each act of the matrix (security/controls §1), and the rows that it leaves: these, each once, and no other. */
const ACTS: readonly (readonly [what: string, rows: readonly AuditAct[], act: Act, before?: Act])[] = [
  ['a referral is sent', ['referral-received'], ({ ports, desk }) => sendForm(ports, desk.site, aForm(ports))],
  ['details are opened', ['open-details'], ({ ports, me, item }) => openReferral(ports, me, item.id)],
  ['a move', ['move'], ({ ports, me, item }) => moveReferral(ports, me, item.id, { move: 'take-up', reason: '', version: 1 })],
  ['a note', ['note'], ({ ports, me, item }) => addNote(ports, me, item.id, 'Called the bakery')],
  ['taking an item', ['assign'], ({ ports, me, item }) => assignReferral(ports, me, item.id, { to: 'me', version: 1 })],
  [
    'keeping an item longer',
    ['extend'],
    ({ ports, me, item }) => extendLife(ports, me, item.id, { until: addDays(DAY, 47), reason: 'x', version: 1 }),
  ],
  ['releasing a held one', ['move'], ({ ports, me, held }) => releaseHeld(ports, me, [held])],
  ['closing a held one', ['move'], ({ ports, me, held }) => closeHeld(ports, me, [held], { move: 'wrong', reason: 'Not a message' })],
  ['a search', ['search'], ({ ports, me }) => searchQueue(ports, me, 'bakery')],
  ['a search for somebody at the desk', ['search'], ({ ports, me }) => findAsked(ports, me, { name: 'Quill', where: '' })],
  ['tying two messages', ['link'], ({ ports, me, item, held }) => linkReferrals(ports, me, item.id, held.id, 'linked')],
  ['a print', ['print', 'open-details'], copy('print')],
  ['a handover file', ['handover-file', 'open-details'], copy('handover-file')],
  ['reading out to the person', ['read-out', 'open-details'], ({ ports, me, item }) => readOut(ports, me, item.id)],
  ['erasing for the person', ['move'], ({ ports, me, item }) => eraseAsked(ports, me, item.id, { version: item.version })],
  [
    'a transfer',
    ['transfer-out', 'transfer-in'],
    ({ ports, me, item }) => transferReferral(ports, me, item.id, { to: 'south-lead', reason: 'It is theirs', version: 1 }, async () => []),
    ({ ports }) => aDesk(ports, { slug: 'south-lead' }),
  ],
  ['the id of nobody', ['denied'], ({ ports, me }) => openReferral(ports, me, 'a'.repeat(26))],
  ['words for an id', ['denied'], ({ ports, me }) => openReferral(ports, me, '../etc')],
  ['signing out', ['sign-out'], ({ ports, me }) => signOut(ports, me, 'asked')],
  ['locking', ['lock'], ({ ports, me }) => lock(ports, me, 'asked')],
  ['signing in', ['sign-in'], ({ ports, desk }) => signIn(ports, desk.intake)],
  [
    'a wrong code',
    ['sign-in-failed'],
    async ({ ports, desk }) =>
      typeCode(ports, { code: '00000000', browser: await askForCode(ports, desk.intake.record.email), clientNetwork: NETWORK }),
  ],
  [
    'unlocking',
    ['sign-in', 'unlock'],
    async ({ ports, desk }) => unlock(ports, await whoIs(ports, await signIn(ports, desk.intake)), desk.intake.passphrase),
  ],
  [
    'a wrong passphrase',
    ['sign-in', 'unlock-failed'],
    async ({ ports, desk }) => unlock(ports, await whoIs(ports, await signIn(ports, desk.intake)), 'six words that do not fit'),
  ],
  ['ending all sessions of a colleague', ['session-ended'], ({ ports, boss, me }) => endSessions(ports, boss.staff, me.staff.id)],
  ['a session of somebody else', ['denied'], ({ ports, me }) => endOwnSession(ports, me, 'not-mine')],
  [
    'inviting',
    ['staff-added'],
    ({ ports, boss }) => invitePerson(ports, boss, { name: 'Clover Dewdrop', email: 'clover.dewdrop@north-lead.example', role: 'intake' }),
  ],
  [
    'correcting name, role and address',
    ['staff-changed', 'staff-changed', 'staff-changed'],
    ({ ports, boss, me }) =>
      correctPerson(ports, boss.staff, me.staff.id, { name: 'Clover Dewdrop', email: 'clover@north-lead.example', role: 'manager' }),
  ],
  ['suspending', ['staff-suspended'], ({ ports, boss, me }) => suspendPerson(ports, boss.staff, me.staff.id)],
  [
    'bringing back',
    ['staff-returned'],
    ({ ports, boss, me }) => bringBack(ports, boss.staff, me.staff.id),
    ({ ports, boss, me }) => suspendPerson(ports, boss.staff, me.staff.id),
  ],
  ['leave', ['staff-leave'], ({ ports, boss, me }) => setLeave(ports, boss.staff, me.staff.id, true)],
  ['an attestation', ['attestation'], ({ ports, me }) => recordAttestation(ports, me.staff, CLEAN)],
  ['a lawful demand', ['lawful-demand'], ({ ports }) => countDemand(ports, { year: '2026', remove: false })],
  ['a backup', ['backup'], async ({ ports }) => makeBackup(ports, await aFolder())],
  [
    'an erasure',
    ['purge'],
    ({ ports }) => eraseDueReferrals(ports, { actor: 'job' }),
    ({ ports }) => addReferral(ports, { deleteOn: DAY }),
  ],
];

async function rowsAfter({ ports }: Scene, before: number) {
  return ports.db.select().from(audit).where(gt(audit.seq, before)).orderBy(audit.seq);
}

test.each(ACTS.map(([what, rows, act, before = noAct]) => [what, rows, act, before] as const))(
  '%s leaves %j',
  async (_what, expected, act, before) => {
    const scene = await aScene();
    await before(scene);
    const seq = await scene.ports.db.$count(audit);

    await act(scene);

    const rows = await rowsAfter(scene, seq);
    expect(rows.map((row) => row.act).toSorted()).toEqual([...expected].toSorted());
    // An id, a code or a number: never words that somebody wrote (security/controls L4).
    for (const { actor, site, object, result } of rows) {
      expect(`${actor} ${site} ${object} ${result}`).toMatch(/^[\w:@. -]{1,160}$/);
      expect(`${actor} ${site} ${object} ${result}`).not.toMatch(/@|bakery|Quill|theirs/i);
    }
  },
);

test('taking back by the receipt and bringing back leave their rows, without the receipt', async () => {
  const scene = await aScene();
  const receipt = await sendForm(scene.ports, scene.desk.site, aForm(scene.ports));
  const seq = await scene.ports.db.$count(audit);
  await withdrawReferral(scene.ports, taking('send', receipt));
  await withdrawReferral(scene.ports, taking('undo', receipt));

  const rows = await rowsAfter(scene, seq);
  expect(rows.map(({ act, actor }) => [act, actor])).toEqual([
    ['withdraw', 'referrer'],
    ['undo-withdraw', 'referrer'],
  ]);
  expect(JSON.stringify(rows)).not.toContain(receipt);
});

test('rolling the key, and taking somebody off it, leave their rows', async () => {
  const ports = await aMachine();
  const { manager, colleague } = await aTeam(ports);
  const rowsSince = async (seq: number) =>
    (await ports.db.select().from(audit).where(gt(audit.seq, seq)).orderBy(audit.seq)).map(({ act }) => act);
  const before = await ports.db.$count(audit);
  expect(await rollKeys(ports, { site: 'north-lead', actor: manager.staff.id })).toMatchObject({ kind: 'rolled' });
  expect(await rowsSince(before)).toEqual(['roll']);
  const rolled = await ports.db.$count(audit);
  await removeAccess(ports, manager.staff, colleague.staff.id);

  expect((await rowsSince(rolled)).toSorted()).toEqual(['grant-removed', 'roll']);
});

test('a new key, and a key that is given, leave their rows', async () => {
  const scene = await aScene();
  const { ports, boss } = scene;
  const person = await aPerson(ports);
  await recordAttestation(ports, person, CLEAN);
  const seq = await ports.db.$count(audit);
  expect(await enrollStaff(ports, person)).toMatchObject({ kind: 'enrolled' });
  expect(await giveAccess(ports, boss, await newcomer(ports, person.id))).toMatchObject({ kind: 'given' });

  expect((await rowsAfter(scene, seq)).map(({ act }) => act)).toEqual(['key-made', 'grant']);
});

test('every act of the list is written somewhere in the source', () => {
  const files = globSync(['src/{features,components,commands,jobs}/**/*.{ts,astro}', 'db/**/*.ts']);
  const text = files.map((path) => readFileSync(path, 'utf8')).join('\n');

  expect(AUDIT_ACTS.filter((act) => !text.includes(`'${act}'`))).toEqual([]);
});
