import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { Listing } from '#src/domain/site.ts';
import { readSiteFile, type SiteFileAnswer } from './siteFile.ts';

/** Reads every site file of a folder, in the order of their names; throws one error that lists all that editors have to mend. */
export async function loadSites(folder: string): Promise<Listing[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const answers = await Promise.all(names.map((name) => readOne(folder, name)));
  const errors = answers.flatMap((answer) => (answer.kind === 'wrong' ? answer.errors : []));
  const listings = answers.flatMap((answer) => (answer.kind === 'listing' ? [answer.listing] : []));
  errors.push(...lostSuccessors(listings));
  if (errors.length > 0) throw new Error(`Some site files need mending:\n${errors.join('\n')}`);
  return listings;
}

async function readOne(folder: string, name: string): Promise<SiteFileAnswer> {
  const text = await readFile(path.join(folder, name), 'utf8');
  try {
    return readSiteFile(name, parse(text));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return { kind: 'wrong', errors: [`${name}: line ${error.linePos?.[0].line ?? 1}: ${error.code}: this is not YAML`] };
  }
}

function lostSuccessors(listings: readonly Listing[]): string[] {
  const slugs = new Set(listings.map(({ slug }) => slug));
  return listings
    .filter(({ successor }) => typeof successor === 'string' && !slugs.has(successor))
    .map(({ slug, successor }) => `${slug}.yaml: successor: there is no site file for ${String(successor)}`);
}
