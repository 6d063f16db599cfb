import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { type EntryFile, readContent } from '#src/reading/readContent.ts';

export type NewVersionResult =
  | { readonly kind: 'made'; readonly file: string; readonly copy: string; readonly version: string }
  | { readonly kind: 'refused'; readonly why: string };

interface Asked {
  readonly root: string;
  /** `faq/what-is-lead`, or the path of the file. */
  readonly page: string;
  readonly what: string;
  readonly today: string;
}

/**
 * Keeps the present text of a page as its older version, and begins a new one in its head: the next minor number, today's day,
 * and what changes. The copy stays as it is; an older version is never written over.
 */
export function newVersion({ root, page, what, today }: Asked): NewVersionResult {
  const id = page.replace(/\.md$/, '').split('/').slice(-2).join('/');
  const { files, faults } = readContent(root);
  const entry = files.find((file) => file.id === id);
  const fault = faults.find(({ file }) => file === join(root, `${id}.md`));
  if (fault !== undefined) return refused(`mend the page first: ${fault.file}:${fault.line}: ${fault.message}`);
  const newest = entry?.data.versions[0];
  if (entry === undefined || newest === undefined) return refused(`there is no page ${join(root, `${id}.md`)}`);
  if (what.length < 3 || what.length > 200)
    return refused('say in 3 to 200 characters what changes: npm run new -- version faq/what-is-lead "…"');
  const copy = join(root, 'versions', id, `${newest.version}.md`);
  if (existsSync(copy)) return refused(`${copy} is there already`);
  const [major = '1', minor = '0'] = newest.version.split('.');
  const version = `${major}.${Number(minor) + 1}`;
  const effective = today > newest.effective ? today : newest.effective;
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, readFileSync(entry.file), { flag: 'wx' });
  writeFileSync(entry.file, withVersion(entry, { version, effective, what }));
  return { kind: 'made', file: entry.file, copy, version };
}

function refused(why: string): NewVersionResult {
  return { kind: 'refused', why };
}

/** The file with one more version at the head of its list, and not one other character changed. */
function withVersion({ text }: EntryFile, { version, effective, what }: { version: string; effective: string; what: string }): string {
  const start = text.indexOf('\n') + 1;
  const list = parseDocument(text.slice(start, text.indexOf('\n---', start))).get('versions');
  const first = isSeq(list) ? list.items[0] : undefined;
  if (!isSeq(list) || !isMap(first) || !first.range) throw new Error('reading the versions of a page that fits its schema');
  const facts = [`version: "${version}"`, `effective: ${effective}`, `what: ${JSON.stringify(what)}`];
  const at = start + first.range[0];
  if (list.flow === true) return `${text.slice(0, at)}{ ${facts.join(', ')} }, ${text.slice(at)}`;
  const line = text.lastIndexOf('\n', at) + 1;
  const dash = text.slice(line, at);
  const below = ' '.repeat(dash.length);
  return `${text.slice(0, line)}${dash}${facts.join(`\n${below}`)}\n${text.slice(line)}`;
}
