import { z } from 'zod';
import type { BoxError } from './fieldForm.ts';
import { text, toMend, wrong } from './pieces.ts';

/** Longest words that go with a change to the Bureau, in characters. */
export const GROUNDS_LIMITS = { source: 300, reason: 1000, words: 1000 } as const;
type GroundsBox = keyof typeof GROUNDS_LIMITS;

export type ReadWords<Box extends string> =
  | { readonly kind: 'read'; readonly words: Readonly<Record<Box, string>> }
  | { readonly kind: 'invalid'; readonly errors: readonly BoxError[] };

/** Reads what somebody tells the Bureau beside a change: where a fact stands, why it changes, the answer to a question. Each is needed. */
export function readWords<Box extends GroundsBox>(typed: Readonly<Partial<Record<Box, string>>>, names: readonly Box[]): ReadWords<Box> {
  const boxes = Object.fromEntries(names.map((name) => [name, said(GROUNDS_LIMITS[name])]));
  const read = z.object(boxes).safeParse(Object.fromEntries(names.map((name) => [name, (typed[name] ?? '').replaceAll('\r\n', '\n')])));
  return read.success ? { kind: 'read', words: read.data as Record<Box, string> } : { kind: 'invalid', errors: toMend(read.error) };
}

function said(most: number) {
  return text(most).superRefine((typed, ctx) => {
    if (typed === '') wrong(ctx, 'missing');
  });
}
