import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { loadSites } from '#db/loadSites.ts';
import { readSiteFile } from '#db/siteFile.ts';
import { aListing } from '#tests/support/aSite.ts';

const CONTENT = path.resolve(import.meta.dirname, '../../content/sites');

/** Facts that only the site itself can tell, so that no file may. */
const OF_THE_SITE = new Set(['zips', 'shapes', 'borderMiles', 'email', 'capacity', 'checked', 'confirmedOn', 'demonstration']);

function aFile(different: Record<string, unknown> = {}): Record<string, unknown> {
  const facts = Object.entries(aListing()).filter(([name]) => !OF_THE_SITE.has(name));
  return { ...Object.fromEntries(facts), ...different };
}

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lead-portal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

test('a file becomes a listing that nobody has confirmed and that names no ZIPs', () => {
  const answer = readSiteFile('north-lead.yaml', aFile());

  expect(answer).toEqual({ kind: 'listing', listing: aListing({ zips: [] }) });
});

test.each<[string, Record<string, unknown>, string]>([
  ['a language is missing', { area: { en: 'Seattle' } }, 'north-lead.yaml: area.es: write some text'],
  ['a field is misspelt', { fone: '206' }, 'north-lead.yaml: fone: there is no such field'],
  [
    'a number lost its quotation marks',
    { counties: [{ name: 'King', fips: 53033 }] },
    'north-lead.yaml: counties.0.fips: put the number in quotation marks',
  ],
  ['an address is not https', { website: 'http://a.example' }, 'north-lead.yaml: website: write an address that begins with https://'],
  ['an address is a bare number', { website: 'https://127.0.0.1/' }, 'north-lead.yaml: website: write an address'],
  ['an address carries a user name', { referPage: 'https://a@b.example/' }, 'north-lead.yaml: referPage: write an address'],
  [
    'an address runs code',
    { sources: [{ url: 'javascript:alert(1)', supports: 'x' }] },
    'north-lead.yaml: sources.0.url: write the address',
  ],
  ['the file has another name', { slug: 'south-lead' }, 'north-lead.yaml: slug: the file has to be called south-lead.yaml'],
  ['a departure is not explained', { model: 'departs' }, 'north-lead.yaml: departs: say how'],
  ['a group is not one of ours', { whoMayRefer: 'police' }, 'north-lead.yaml: whoMayRefer: '],
  ['the ZIPs are the site’s own fact', { zips: ['98104'] }, 'north-lead.yaml: zips: there is no such field'],
])('editors are told file and field when %s', (_what, different, sentence) => {
  const answer = readSiteFile('north-lead.yaml', aFile(different));

  expect(answer.kind).toBe('wrong');
  const errors = answer.kind === 'wrong' ? answer.errors : [];
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(sentence);
});

test('an empty file is told, not fallen over', () => {
  expect(readSiteFile('north-lead.yaml', null)).toMatchObject({ kind: 'wrong', errors: [expect.stringContaining('the whole file')] });
});

test('all that has to be mended in a folder is said at once', async () => {
  const folder = await folderOf({
    'a.yaml': stringify(aFile({ slug: 'a', successor: 'nowhere' })),
    'b.yaml': stringify(aFile({ slug: 'b', stage: 'soon' })),
    'c.yaml': 'slug: [c',
    'README.md': 'not a site',
  });

  const error: unknown = await loadSites(folder).catch((thrown: unknown) => thrown);

  const message = error instanceof Error ? error.message : '';
  expect(message).toContain('a.yaml: successor: there is no site file for nowhere');
  expect(message).toContain('b.yaml: stage: ');
  expect(message).toMatch(/c\.yaml: line \d+: .*not YAML/);
});

test('every site file of the directory can be read', async () => {
  const names = (await readdir(CONTENT)).filter((name) => name.endsWith('.yaml'));

  const listings = await loadSites(CONTENT);

  expect(listings).toHaveLength(names.length);
  expect(listings.filter(({ confirmedOn, demonstration }) => confirmedOn !== null || demonstration)).toEqual([]);
});
