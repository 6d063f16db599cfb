import { z } from 'zod';
import { readNewAddress } from '#src/domain/emailAddress.ts';
import type { Words } from '#src/domain/locale.ts';
import { readPublicUrl } from '#src/domain/publicUrl.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';
import type { BoxError, Boxes, ErrorCode } from './fieldForm.ts';

/** Longest texts, in characters as people count them. A public page stays readable, and a form within one post. */
export const LONGEST = { line: 120, sentence: 300, paragraph: 800 } as const;
/** Most lines of a list in both languages. */
const MOST_LINES = 20;
const FIRST_YEAR = 2009;

/** Where a schema notes what is to mend. */
export type Context = z.core.$RefinementCtx<unknown>;

/** Notes one thing to mend at a box of the field. */
export function wrong(ctx: Context, code: ErrorCode, detail = '', path: string[] = []): void {
  ctx.issues.push({ code: 'custom', message: code, params: { detail }, path, input: undefined });
}

/** What is to mend in a field, the first thing of each box. */
export function toMend({ issues }: z.ZodError): BoxError[] {
  const errors = issues.map(({ message, path, ...issue }) => {
    const { detail = '' } = ('params' in issue ? issue.params : {}) as { readonly detail?: string };
    return { box: path.join('.'), code: message as ErrorCode, detail };
  });
  return errors.filter(({ box }, index) => errors.findIndex((other) => other.box === box) === index);
}

/** Passes on what is to mend in a part of a field, at boxes whose names begin so. */
export function passOn(error: z.ZodError, ctx: Context, prefix = ''): void {
  for (const { box, code, detail } of toMend(error)) wrong(ctx, code, detail, `${prefix}${box}` === '' ? [] : [`${prefix}${box}`]);
}

/** A sentence in both languages whose boxes share a beginning of their names; null when it cannot be taken. */
export function readInBoth(boxes: Boxes, prefix: string, most: number, ctx: Context): Words | null {
  const read = inBoth(most).safeParse({ en: boxes[`${prefix}en`] ?? '', es: boxes[`${prefix}es`] ?? '' });
  if (!read.success) passOn(read.error, ctx, prefix);
  return read.data ?? null;
}

/** Cleaned text of at most so many characters; empty where nothing was typed. */
export function text(most: number) {
  return z.string().transform((typed, ctx) => {
    const clean = cleanText(typed);
    if (clean.kind === 'unreadable') wrong(ctx, 'unreadable');
    else if (lengthOf(clean.text) > most) wrong(ctx, 'too-long', String(most));
    return clean.kind === 'clean' ? clean.text : '';
  });
}

/** The lines of a box without the empty ones. */
export function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A text on one line. */
export function line(most: number = LONGEST.line) {
  return text(most).transform((typed) => typed.replace(/\s+/g, ' '));
}

/** A field of one box. */
export function one<T>(piece: z.ZodType<T, string>): z.ZodType<T, Boxes> {
  return z.object({ '': piece }).transform((boxes) => boxes['']);
}

/** A piece that may be left empty, which is read as null. */
export function orNull<T>(piece: z.ZodType<T, string>): z.ZodType<T | null, string> {
  return z.string().transform(async (typed, ctx) => {
    if (typed.trim() === '') return null;
    const read = await piece.safeParseAsync(typed);
    if (read.success) return read.data;
    ctx.issues.push(...(read.error.issues.map((issue) => ({ ...issue, input: typed })) as typeof ctx.issues));
    return z.NEVER;
  });
}

/** A text on one line that has to be there. */
export function neededLine(most?: number) {
  return line(most).superRefine((typed, ctx) => {
    if (typed === '') wrong(ctx, 'missing');
  });
}

/** An address of a page (security/controls F6). */
export const pageAddress = z.string().transform((typed, ctx) => readOr(readPublicUrl(typed), ctx, 'url'));
/** A public mailbox. */
export const mailbox = z.string().transform((typed, ctx) => readOr(readNewAddress(typed), ctx, 'mailbox'));
/** A telephone number of the United States: digits alone, as it is shown (security/controls F6). */
export const phone = z.string().transform((typed, ctx) => readOr(readPhone(typed), ctx, 'phone'));

function readPhone(typed: string): string | null {
  if (!/^[\d\s().+-]+$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  const [, area, office, number] = /^([2-9]\d{2})([2-9]\d{2})(\d{4})$/.exec(digits) ?? [];
  return area === undefined ? null : `${area}-${office}-${number}`;
}

/** A year between the first LEAD site and the next one. */
export function year(thisYear: number) {
  return whole(FIRST_YEAR, thisYear + 1, 'year');
}

/** A whole number within bounds. */
export function whole(least: number, most: number, code: ErrorCode = 'number') {
  return z.string().transform((typed, ctx) => {
    const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    const isWithin = number >= least && number <= most;
    return readOr(isWithin ? number : null, ctx, code, `${least} to ${most}`);
  });
}

/** One of some names. */
export function choice<const T extends string>(names: readonly T[]) {
  return z
    .string()
    .transform((typed, ctx) => readOr(names.find((name) => name === typed) ?? null, ctx, typed === '' ? 'missing' : 'not-a-choice'));
}

/** Some of some names, in their own order. */
export function choices<const T extends string>(names: readonly T[]) {
  return z.string().transform((typed, ctx) => {
    const ticked = linesOf(typed);
    if (ticked.some((name) => !names.includes(name as T))) wrong(ctx, 'not-a-choice');
    return names.filter((name) => ticked.includes(name));
  });
}

/** What was read, or a note that it could not be. */
export function readOr<T>(read: T | null, ctx: Context, code: ErrorCode, detail = '', path: string[] = []): T {
  if (read !== null) return read;
  wrong(ctx, code, detail, path);
  return z.NEVER;
}

/** A sentence in both languages: all of it, or none where it may be left out (product §7). */
export function inBoth(most: number): z.ZodType<Words, Boxes> {
  return pair(most).transform((words, ctx) => {
    if (words === null) wrong(ctx, 'missing', '', ['en']);
    return words ?? { en: '', es: '' };
  });
}

/** The same, where it may be left out. */
export function inBothOrNone(most: number): z.ZodType<Words | null, Boxes> {
  return pair(most);
}

function pair(most: number) {
  return z.object({ en: text(most), es: text(most) }).transform(({ en, es }, ctx) => {
    if (en === '' && es === '') return null;
    if (en === '') wrong(ctx, 'missing-en', '', ['en']);
    if (es === '') wrong(ctx, 'missing-es', '', ['es']);
    return { en, es };
  });
}

/** A list in both languages, line for line. */
export const linesInBoth: z.ZodType<Words[], Boxes> = z.object({ en: listed(), es: listed() }).transform(({ en, es }, ctx) => {
  const counts = `${en.length} in English, ${es.length} in Spanish`;
  if (en.length < es.length) wrong(ctx, 'fewer-lines-en', counts, ['en']);
  if (es.length < en.length) wrong(ctx, 'fewer-lines-es', counts, ['es']);
  return en.map((line, index) => ({ en: line, es: es[index] ?? '' }));
});

function listed() {
  return text(MOST_LINES * LONGEST.sentence).transform((typed, ctx) => {
    const lines = linesOf(typed);
    if (lines.length > MOST_LINES) wrong(ctx, 'too-many-lines', String(MOST_LINES));
    if (lines.some((line) => lengthOf(line) > LONGEST.sentence)) wrong(ctx, 'too-long', String(LONGEST.sentence));
    return lines;
  });
}
