import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Something wrong in a file, said to its editor. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A file of `content/` as it was read: its facts, its words, and the line on which the words begin. */
export interface ContentFile<Folder extends string, Data> {
  readonly file: string;
  readonly folder: Folder;
  /** `faq/what-is-lead` */
  readonly id: string;
  readonly slug: string;
  readonly data: Data;
  /** Everything in the file. */
  readonly text: string;
  readonly body: string;
  readonly bodyLine: number;
  /** The line on which a fact of the head stands. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** The file's name for the editor, its place, and what it must look like. */
export interface ToRead<Folder extends string, Data> {
  readonly file: string;
  readonly folder: Folder;
  readonly slug: string;
  readonly text: string;
  readonly schema: z.ZodType<Data>;
}

export type ReadFile<Folder extends string, Data> =
  | { readonly kind: 'read'; readonly file: ContentFile<Folder, Data> }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

const HEAD = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Reads one file: Markdown under a YAML head, or YAML alone. What does not fit is said with its line. */
export function readContentFile<Folder extends string, Data>({ schema, ...at }: ToRead<Folder, Data>): ReadFile<Folder, Data> {
  const head = headOf(at);
  if (head === null) return faulty(at.file, [{ line: 1, message: 'the file must begin with --- and its facts, then --- again' }]);
  const lines = new LineCounter();
  const document = parseDocument(head.yaml, { lineCounter: lines });
  if (document.errors.length > 0) {
    return faulty(
      at.file,
      document.errors.map(({ message, linePos }) => ({
        line: head.lineBefore + (linePos?.[0].line ?? 1),
        message: message.split('\n')[0] ?? message,
      })),
    );
  }
  const lineOf = (path: readonly PropertyKey[]) => head.lineBefore + lineIn(document, lines, path);
  const checked = schema.safeParse(document.toJS(), { error: inPlainWords });
  if (!checked.success) {
    return faulty(
      at.file,
      checked.error.issues.map((issue) => ({
        line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
        message: `${issue.path.join('.') || 'head'}: ${issue.message}`,
      })),
    );
  }
  return { kind: 'read', file: { ...at, id: `${at.folder}/${at.slug}`, data: checked.data, ...bodyOf(at), lineOf } };
}

function faulty(file: string, faults: readonly Omit<Fault, 'file'>[]): { kind: 'faulty'; faults: Fault[] } {
  return { kind: 'faulty', faults: faults.map((fault) => ({ file, ...fault })) };
}

/** The YAML of a file, and how many lines stand before it. */
function headOf({ file, text }: { file: string; text: string }): { yaml: string; lineBefore: number } | null {
  if (!file.endsWith('.md')) return { yaml: text, lineBefore: 0 };
  const yaml = HEAD.exec(text)?.[1];
  return yaml === undefined ? null : { yaml, lineBefore: 1 };
}

function bodyOf({ file, text }: { file: string; text: string }): { body: string; bodyLine: number } {
  const head = file.endsWith('.md') ? (HEAD.exec(text)?.[0] ?? '') : text;
  return { body: text.slice(head.length), bodyLine: head.split('\n').length };
}

/** The line of a fact, or of the nearest one around it when it is missing. */
function lineIn(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null ? Reflect.get(node, 'range') : undefined;
    if (Array.isArray(range)) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** What the schemas leave to the library, said so that an editor understands it. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return `"${issue.keys.join('", "')}" is not known here: check the spelling`;
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `must be ${EXPECTED[issue.expected] ?? issue.expected}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list: [one, two]',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'facts with names',
  string: 'a text, in quotes where it has a colon or is a number',
};
