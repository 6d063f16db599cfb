/** One line as it stands on paper: groups of four, and two digits that tell a misread line from a wrong sheet. */
export interface SheetLine {
  readonly groups: readonly string[];
  readonly check: string;
}

/** The recovery sheet of a site: 74 characters of an age identity. Shown once, kept on paper only (threat-model §6.2). */
export interface RecoverySheet {
  readonly lines: readonly SheetLine[];
}

export type ReadSheetAnswer =
  | { readonly kind: 'read'; readonly identity: string }
  | { readonly kind: 'misread'; readonly line: number }
  | { readonly kind: 'wrong-length' };

const PREFIX = 'AGE-SECRET-KEY-1';
const LINE_LENGTH = 16;
const GROUP_LENGTH = 4;
const TAIL_LENGTH = 8;
// The dashes are only in the prefix; people leave them out or type longer ones, so lines are judged without them.
const BARE_LENGTHS = [13, 16, 16, 16, 10];
const CHECK_LENGTH = 2;
// Values 0 to 35 and places 1 to 16 modulo a prime: every single wrong character changes the check, and so does every
// pair of unequal characters that changed places.
const PRIME = 37;
const SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Lays an age identity out for paper. */
export function sheetOf(identity: string): RecoverySheet {
  const lines = chunks(identity, LINE_LENGTH);
  return { lines: lines.map((line) => ({ groups: chunks(line, GROUP_LENGTH), check: checkOf(bare(line)) })) };
}

/**
 * Reads a sheet as somebody typed it: with or without the checks, with any spaces, dashes and capitals.
 * @example readSheet('age-secret-key-1 …') // { kind: 'read', identity: 'AGE-SECRET-KEY-1…' }
 */
export function readSheet(typed: string): ReadSheetAnswer {
  const text = bare(typed);
  const withoutChecks = sum(BARE_LENGTHS);
  if (text.length === withoutChecks) return { kind: 'read', identity: identityOf(text) };
  if (text.length !== withoutChecks + BARE_LENGTHS.length * CHECK_LENGTH) return { kind: 'wrong-length' };
  const lines = BARE_LENGTHS.map((length, index) => {
    const start = sum(BARE_LENGTHS.slice(0, index)) + index * CHECK_LENGTH;
    return { letters: text.slice(start, start + length), check: text.slice(start + length, start + length + CHECK_LENGTH) };
  });
  const misread = lines.findIndex(({ letters, check }) => checkOf(letters) !== check);
  if (misread >= 0) return { kind: 'misread', line: misread + 1 };
  return { kind: 'read', identity: identityOf(lines.map(({ letters }) => letters).join('')) };
}

/** How many lines a sheet has. */
export const SHEET_LINES = BARE_LENGTHS.length;

/** A line that cannot be right: it has too few or too many characters, or its two digits do not fit what stands before them. */
export interface WrongLine {
  readonly line: number;
  readonly why: 'length' | 'misread';
}

export type ReadLinesAnswer =
  | { readonly kind: 'read'; readonly identity: string }
  | { readonly kind: 'wrong-lines'; readonly lines: readonly WrongLine[] };

/** Reads a sheet that was typed line by line, and tells every wrong line. A whole sheet that was pasted into the first line is read too. */
export function readSheetLines(typed: readonly string[]): ReadLinesAnswer {
  const lines = BARE_LENGTHS.map((_, index) => bare(typed[index] ?? ''));
  const pasted = lines.slice(1).every((line) => line === '') ? readSheet(lines[0] ?? '') : null;
  if (pasted?.kind === 'read') return pasted;
  if (pasted?.kind === 'misread') return { kind: 'wrong-lines', lines: [{ line: pasted.line, why: 'misread' }] };
  const wrong = lines.flatMap((line, index): WrongLine[] => {
    const why = whyWrong(line, BARE_LENGTHS[index] ?? 0);
    return why === null ? [] : [{ line: index + 1, why }];
  });
  if (wrong.length > 0) return { kind: 'wrong-lines', lines: wrong };
  return { kind: 'read', identity: identityOf(lines.map((line, index) => line.slice(0, BARE_LENGTHS[index])).join('')) };
}

function whyWrong(line: string, length: number): WrongLine['why'] | null {
  if (line.length === length) return null;
  if (line.length !== length + CHECK_LENGTH) return 'length';
  return checkOf(line.slice(0, length)) === line.slice(length) ? null : 'misread';
}

/** The last eight characters, which a manager types back to show that the sheet is on paper. */
export function tailOf(text: string): string {
  return bare(text).slice(-TAIL_LENGTH);
}

/** The same where the two digits of the last line were typed along. */
export function tailBeforeCheck(text: string): string {
  return tailOf(bare(text).slice(0, -CHECK_LENGTH));
}

function identityOf(bareText: string): string {
  return PREFIX + bareText.slice(bare(PREFIX).length);
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase();
}

function checkOf(letters: string): string {
  const total = [...letters].reduce((so, letter, place) => so + (place + 1) * SYMBOLS.indexOf(letter), 0);
  return String(((total % PRIME) + PRIME) % PRIME).padStart(CHECK_LENGTH, '0');
}

function chunks(text: string, length: number): string[] {
  return text.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
