import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type EntryFile, readContent } from '#src/reading/readContent.ts';
import { TWINS } from '#src/reading/schemas.ts';
import { type PseudoLanguage, pseudo } from './pseudo.ts';

/** Inside the lists of a head, what are words; the rest are facts, which stand in the English file alone. */
const WORDS_IN_LISTS = new Set(['title', 'unit', 'caution', 'bars', 'label', 'note', 'text', 'why']);
/** What Markdown does not say as words: where links lead, marks, boxes, code, markup, addresses. */
const NO_WORDS = /(\]\([^)]*\)|\[\^[^\]]+\]|\[[ xX]\]|`[^`]*`|<[^>]+>|https?:\/\/[^\s)]+)/;

/** Writes a twin of every page, as somebody who translates would. */
export function writePseudoTwins(root: string, language: PseudoLanguage): void {
  for (const page of readContent(root).files) {
    const file = join(root, language, page.folder, `${page.slug}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\n${stringify(headOf(page, language))}---\n${bodyOf(page, language)}`);
  }
}

function headOf({ folder, data }: EntryFile, language: PseudoLanguage): object {
  const named = Object.entries(data).filter(([name]) => name in TWINS[folder].shape);
  const what = Object.fromEntries(data.versions.map((version) => [version.version, pseudo(language, version.what)]));
  return { of: 'pending', ...Object.fromEntries(named.map(([name, value]) => [name, wordsIn(value, language)])), what };
}

function wordsIn(value: unknown, language: PseudoLanguage): unknown {
  if (typeof value === 'string') return pseudo(language, value);
  if (Array.isArray(value)) return value.map((one) => wordsIn(one, language));
  if (typeof value !== 'object' || value === null) return value;
  const words = Object.entries(value).filter(([name]) => WORDS_IN_LISTS.has(name));
  return Object.fromEntries(words.map(([name, inner]) => [name, wordsIn(inner, language)]));
}

function bodyOf({ body }: EntryFile, language: PseudoLanguage): string {
  return body
    .split(NO_WORDS)
    .map((part, index) => (index % 2 === 1 ? withOwnAnchor(part, language) : pseudo(language, part)))
    .join('');
}

/** An anchor is made of the words of a heading. */
function withOwnAnchor(part: string, language: PseudoLanguage): string {
  return part.replace(/^(\]\([^#]*#)([^)]*)/, (_, path: string, anchor: string) => path + pseudo(language, anchor));
}
