import { chainAudit } from '#src/features/audit/chainAudit.ts';
import { verifyAudit } from '#src/features/audit/verifyAudit.ts';
import { type ReplayedWithKeys, type RestoreBackupResult, type RestoreSteps, restoreBackup } from '#src/features/backup/restoreBackup.ts';
import { rollKeys } from '#src/features/keys/rollKeys.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { eraseShortLived } from '#src/features/retention/eraseShortLived.ts';
import { replayJournal } from '#src/features/retention/keepJournal.ts';
import { countOf, type Ending, type RestoringCommand, type Say } from './command.ts';

type Refused = Extract<RestoreBackupResult, { kind: 'refused' }>;
type Restored = Extract<RestoreBackupResult, { kind: 'restored' }>;

const REFUSED: Readonly<Record<Refused['because'], string>> = {
  'database-there': 'There is a database already. Stop the server, move that file and those beside it (-wal, -shm) away, and start again.',
  'remote-database': 'DATABASE_URL names a database on another machine: restore it there.',
  'no-archives': 'DIR has no pair of archives: one of the data, one of the keys.',
  'cannot-be-opened': 'An archive cannot be opened: this is not the key that it was sealed to, or it is damaged.',
  damaged: 'What was in the archive is damaged.',
  'other-mode': 'The backup was made in another mode (PORTAL_MODE): invented people never stand beside real ones.',
  'no-journal':
    'There is no journal of erasures in DATA_DIR/journal, so what was erased or ended since the backup would come back. Copy the journal there and start again.',
  'log-not-emptied': 'The log of the restored database could not be emptied.',
};

const NOT_ROLLED: Readonly<Record<ReplayedWithKeys['notRolled'][number]['because'], string>> = {
  'no-keys': 'it has none. Nothing can be opened with it, and nothing is to be done.',
  'no-holders':
    'nobody is left who could open one, and no paper sheet counts in this backup. Do not start the server before its form is closed: nobody could read what comes in. If somebody there is only suspended, let them in again; else what waits cannot be read. Tell the site.',
  'rolled-meanwhile': 'it was changed at the same moment. See that no server runs on this database, move it away, and restore again.',
};

const STEPS: RestoreSteps = {
  async replay(ports) {
    const replayed = await replayJournal(ports);
    const bySite = new Map(replayed.accounts.filter(({ hadKey }) => hadKey).map(({ site, id }) => [site, id]));
    const notRolled: ReplayedWithKeys['notRolled'][number][] = [];
    const onPaper: string[] = [];
    // The key that they had is the current one again, in a database from before they left. Once for a site: an account that has ended holds
    // nothing any more, so that the one that is named stands for them all.
    for (const [site, without] of bySite) {
      const answer = await rollKeys(ports, { site, actor: 'operator', without });
      if (answer.kind === 'refused') notRolled.push({ site, because: answer.because });
      else if ((await ports.keys.openers(site)).length === 0) onPaper.push(site);
    }
    return { ...replayed, rolled: bySite.size - notRolled.length, notRolled, onPaper };
  },
  async purge(ports) {
    // An operator stands by: the time since the backup is no reason to doubt the clock.
    const answer = await eraseDueReferrals(ports, { actor: 'operator', force: true });
    await eraseShortLived(ports);
    return answer.kind === 'erased' ? answer.referrals : 0;
  },
  async verify(ports) {
    await chainAudit(ports);
    return (await verifyAudit(ports)).kind === 'whole';
  },
};

export const restore: RestoringCommand = {
  name: 'restore',
  takes: ['DIR'],
  summary: 'Put back the newest backup of a folder, where no database is, and erase and end again what went or ended since.',
  options: { 'without-journal': 'Go on although there is no journal of erasures. What was erased or ended since the backup comes back.' },
  help: [
    'The private half of the backup key comes in on standard input, never as a word: npm run portal -- restore DIR < key.txt',
    'The settings are those of the server, which must not run. Copy the newest journal of erasures to DATA_DIR/journal first.',
    'For an older day, put the two archives of that day alone into a folder.',
  ],
  async restore(restoring, { words: [folder = ''], switches }, say) {
    say('Opening the archives. The key is read from standard input.');
    const asked = { folder, withoutJournal: switches.has('without-journal') };
    const answer = await restoreBackup(restoring, asked, STEPS);
    return answer.kind === 'refused' ? tellRefused(answer, say) : tellRestored(answer, say);
  },
};

function tellRefused({ because }: Refused, say: Say): Ending {
  say(`${REFUSED[because]} Nothing was restored.`);
  return 'refused';
}

function tellRestored({ madeAt, replayed, purged, keys, auditIsWhole }: Restored, say: Say): Ending {
  const day = new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ');
  say(`Restored: the database of ${day} UTC, with the keys of ${countOf(keys, 'person').replace('persons', 'people')}.`);
  say(`Erased again by the journal: ${countOf(replayed.rows, 'row')}. Past their day by now: ${countOf(purged, 'referral')}.`);
  const { items, accounts, suspended, rolled, notRolled, onPaper } = replayed;
  say(
    `Ended again by the journal: ${countOf(items, 'message')}, ${countOf(accounts.length, 'account')}. New keys without them: ${rolled}.`,
  );
  for (const { site, because } of notRolled) say(`${site} has no new key without whoever had left: ${NOT_ROLLED[because]}`);
  for (const site of onPaper)
    say(`${site}: only its paper sheet opens its new key. Name a new manager there, who opens what waits with the sheet and makes a key.`);
  say(`Suspended again by the journal: ${countOf(suspended, 'account')}.`);
  say(
    'Every passkey that was removed since then opens again. Every message given to another site since then is back at the first one: as new, or as it ended. The other one has it no more.',
  );
  say('What was closed again is not reopened: why it was closed is lost. Whatever else was done since then is forgotten: tell the sites.');
  say('Whoever took a message back since then may read on their own page that it still waits. It does not.');
  if (auditIsWhole) return 'done';
  say('The chain of the audit is not whole: run verify-audit.');
  return 'refused';
}
