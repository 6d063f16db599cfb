import { fieldsOf, type Patch } from '#src/domain/listing.ts';
import { type PlannedRow, planImport } from '#src/features/import/planImport.ts';
import { proposeImport, proposeNewSite } from '#src/features/listings/proposeByBureau.ts';
import type { Ports } from '#src/ports.ts';
import { type Command, countOf, type Ending, type Say } from './command.ts';
import { readImportFile } from './readImportFile.ts';

/** How often a long import says how far it is. */
const SAY_EVERY = 1_000;
/** A value longer than this is cut in the list of changes; the Bureau sees it whole. */
const LONGEST_SHOWN = 100;

export const sitesImport: Command = {
  name: 'sites import',
  takes: ['FILE'],
  summary: 'Say what a file of listings would change, and propose it to the Bureau when asked to.',
  options: { apply: 'Propose the changes to the Bureau. Nothing of it is live before the Bureau agrees.' },
  help: [
    'FILE is CSV with the columns of /sites.csv, JSON with the facts of listings, or services of HSDS as /hsds/services?full=true gives them.',
    'Without --apply nothing is written: it lists what each row would change. A row that is wrong is named by line and column, with what to write instead; the others go on.',
    'A column or fact that is left out stays as it is. What only a site can say, such as when it confirmed its listing, is never imported.',
    'With --apply a change of a listing waits in the Bureau’s queue, and a new listing waits for two people there. src/docs/openData.md has the columns.',
  ],
  async run(ports, { words: [file = ''], switches }, say) {
    const read = await readImportFile(file, await slugsById(ports));
    if (read.kind === 'unreadable') {
      say(read.say);
      say('Nothing was proposed.');
      return 'refused';
    }
    for (const note of read.notes) say(note);
    const planned = await planImport(ports, read.rows, progress(say, read.rows.length, 'looked at'));
    for (const row of planned) tell(row, say);
    say(summary(planned));
    const proposals = planned.filter((row) => row.kind === 'change' || row.kind === 'new');
    if (!switches.has('apply')) {
      say(
        proposals.length === 0
          ? 'There is nothing to propose.'
          : 'Nothing was proposed. Run it again with --apply to propose this to the Bureau.',
      );
      return endingOf(planned);
    }
    const proposed = await propose(ports, proposals, nameOf(file), say);
    say(`Proposed to the Bureau: ${countOf(proposed, 'listing')}. Nothing of it is live before the Bureau agrees.`);
    return proposed === proposals.length ? endingOf(planned) : 'refused';
  },
};

async function slugsById({ ids, sites }: Ports): Promise<(id: string) => string | null> {
  const slugs = new Map((await sites.all()).map(({ listing: { slug } }) => [ids.stable(`service:${slug}`), slug]));
  return (id) => slugs.get(id.toLowerCase()) ?? null;
}

function progress(say: Say, all: number, done: string): (row: number) => void {
  return (row) => {
    if (row > 0 && row % SAY_EVERY === 0) say(`${row} of ${all} rows ${done}`);
  };
}

function tell(row: PlannedRow, say: Say): void {
  const at = `Line ${row.line}${row.slug === '' ? '' : `, ${shown(row.slug)}`}`;
  switch (row.kind) {
    case 'wrong':
      for (const { column, say: instead } of row.faults) say(`${at}, column ${column}: ${instead}.`);
      return;
    case 'same':
      say(`${at}: nothing changed.`);
      return;
    case 'waits':
      say(`${at}: proposed before, and waits for the Bureau.`);
      return;
    case 'new':
      say(`${at}: a new listing, ${JSON.stringify(row.listing.name)}.`);
      return;
    case 'change':
      tellPatch(at, row.patch, say);
  }
}

function tellPatch(at: string, patch: Patch, say: Say): void {
  say(`${at}:`);
  for (const field of fieldsOf(patch)) {
    say(`  ${field}`);
    say(`    - ${value(patch[field]?.from)}`);
    say(`    + ${value(patch[field]?.to)}`);
  }
}

function value(held: unknown): string {
  const text = JSON.stringify(held ?? null);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** An address that somebody typed, fit for one line of a terminal. */
function shown(slug: string): string {
  return /^[a-z0-9-]{1,80}$/.test(slug) ? slug : JSON.stringify(slug.slice(0, 80));
}

function summary(planned: readonly PlannedRow[]): string {
  const count = (kind: PlannedRow['kind']) => planned.filter((row) => row.kind === kind).length;
  return [
    `${countOf(planned.length, 'row')}: ${count('change')} would change a listing`,
    `${count('new')} would be new`,
    `${count('same')} would change nothing`,
    `${count('waits')} wait already`,
    `${count('wrong')} ${count('wrong') === 1 ? 'is' : 'are'} wrong.`,
  ].join(', ');
}

function endingOf(planned: readonly PlannedRow[]): Ending {
  return planned.some(({ kind }) => kind === 'wrong') ? 'refused' : 'done';
}

/** Proposes one after the other; one that somebody else was quicker with is named, and the others go on. */
async function propose(ports: Ports, rows: readonly PlannedRow[], file: string, say: Say): Promise<number> {
  const atRow = progress(say, rows.length, 'proposed');
  let proposed = 0;
  for (const [index, row] of rows.entries()) {
    atRow(index);
    const grounds = { source: `${file}, line ${row.line}`, reason: 'Import' };
    if ((await proposeRow(ports, row, grounds)) === 'proposed') proposed += 1;
    else say(`Line ${row.line}, ${row.slug}: somebody changed or proposed it meanwhile. Run the import again.`);
  }
  return proposed;
}

async function proposeRow(ports: Ports, row: PlannedRow, grounds: { source: string; reason: string }): Promise<'proposed' | 'refused'> {
  if (row.kind === 'new') return (await proposeNewSite(ports, 'operator', row.listing, { ...grounds, mou: null })).kind;
  return row.kind === 'change' ? (await proposeImport(ports, row.slug, row.patch, grounds)).kind : 'refused';
}

function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
