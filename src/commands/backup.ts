import { ARCHIVE_DAYS } from '#src/domain/archives.ts';
import { type MakeBackupResult, makeBackup } from '#src/features/backup/makeBackup.ts';
import { keepJournal } from '#src/features/retention/keepJournal.ts';
import { type Command, countOf } from './command.ts';

type Refused = Extract<MakeBackupResult, { kind: 'refused' }>;

const REFUSED: Readonly<Record<Refused['because'], string>> = {
  'no-recipient': 'BACKUP_RECIPIENT is not set: the public half of an age key (age-keygen), whose private half is kept elsewhere.',
  'remote-database': 'This database is on another machine: back it up there.',
  'not-served': 'No server has used this database yet: there is nothing to keep.',
};

export const backup: Command = {
  name: 'backup',
  takes: ['DIR'],
  summary: 'Copy the database into two sealed archives in a folder: the data, and the keys.',
  options: {},
  help: [
    'Both are age files for BACKUP_RECIPIENT; what is plain lies in a private folder under TMPDIR meanwhile, and is removed whatever happens.',
    `Archives in DIR that this command made go by themselves: keys after ${ARCHIVE_DAYS.keys} days, data after ${ARCHIVE_DAYS.data}. No other file is touched.`,
    'The journal of erasures (DATA_DIR/journal) is not in them. Copy it to another machine each hour: a restore needs it.',
    'May run beside the server.',
  ],
  async run(ports, { words: [folder = ''] }, say) {
    say('Copying the database and sealing the copy.');
    await keepJournal(ports);
    const answer = await makeBackup(ports, folder);
    if (answer.kind === 'refused') {
      say(`${REFUSED[answer.because]} Nothing was written.`);
      return 'refused';
    }
    for (const name of answer.names) say(`Written: ${name}`);
    if (answer.ended.length > 0) say(`Removed, since their days are over: ${countOf(answer.ended.length, 'archive')}.`);
    if (answer.keptOld) say('No old archive was removed: the clock stands more than a day from the last purge. See erase-due --help.');
    return 'done';
  },
};
