import { SHEET_LINES, type WrongLine } from '#src/features/keys/recoverySheet.ts';
import { people as words } from '#src/words/en/people.ts';
import type { FieldError } from './peopleRequest.ts';

/** The boxes into which a sheet is typed. */
export const LINE_FIELDS = Array.from({ length: SHEET_LINES }, (_, index) => `line${index + 1}`);

/** What was typed, line by line. */
export function linesOf(fields: Readonly<Record<string, string | undefined>>): string[] {
  return LINE_FIELDS.map((field) => fields[field] ?? '');
}

/** Each wrong line, said at its own box. */
export function lineErrors(lines: readonly WrongLine[]): FieldError[] {
  return lines.map(({ line, why }) => ({
    field: `line${line}`,
    message: why === 'length' ? words.sheet.wrongLength(line) : words.sheet.misread(line),
  }));
}
