import { createHash } from 'node:crypto';

/** An English page as it was read: by the check before the build, or by Astro. */
interface Readable {
  readonly data: Readonly<Record<string, unknown>>;
  /** Astro leaves it out where there is no text. */
  readonly body?: string | undefined;
}

/** What of a head people read as words, and a twin says again. */
const WORDS = ['title', 'summary', 'short', 'alsoCalled', 'design', 'groups', 'place', 'years', 'result', 'doesNotShow'];

/**
 * The stamp of an English text, which its twin carries as `of`: twelve hex digits over every word that a twin says again, in order.
 * It changes with each of them, and with a mark or a link; not with a line broken elsewhere, nor with what stands once for all
 * languages and so is never stale: versions, order, related pages, sources, the values of a chart.
 */
export function stampOf({ data, body = '' }: Readable): string {
  const words = [...WORDS.map((name) => data[name] ?? null), chartWords(data['charts']), firstWords(data['first']), paragraphs(body)];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
}

/** What a twin says of itself. */
interface Said {
  readonly of: string;
  readonly what?: Readonly<Record<string, string>> | undefined;
}

/** Whether the English has changed since its twin was written: in its words, or by a version of which the twin does not tell. */
export function isBehind(
  { of, what = {} }: Said,
  english: Readable & { readonly data: { readonly versions: readonly { readonly version: string }[] } },
): boolean {
  const isTold = english.data.versions.every(({ version }) => version in what);
  return of !== 'pending' && (of !== stampOf(english) || !isTold);
}

function chartWords(charts: unknown): unknown[] {
  return listOf(charts).map(({ title, unit, caution, bars }) => [
    ...[title, unit, caution],
    ...listOf(bars).map(({ label, note }) => [label, note ?? null]),
  ]);
}

function firstWords(first: unknown): unknown[] {
  return listOf(first).map(({ text, why }) => [text, why]);
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : [];
}

function paragraphs(body: string): string[] {
  return body
    .trim()
    .split(/\s*\n\s*\n\s*/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' '));
}
