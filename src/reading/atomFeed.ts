import { type Locale, localePath } from '#src/domain/locale.ts';
import { wordsFor } from '#src/words/words.ts';
import type { Change } from './changes.ts';

export interface Feed {
  readonly locale: Locale;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly origin: string;
  /** Where the feed stands, and the page with the same in it. */
  readonly path: string;
  readonly page: string;
}

export interface FeedEntry {
  /** Below the portal's address; it never changes. */
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly updated: string;
  readonly path: string;
  readonly summary: string;
}

/** The changes as an Atom feed. The first one is the newest; a feed of none has no day, so there must be one. */
export function atomFeed(changes: readonly [Change, ...Change[]], feed: Feed): string {
  return atomText(
    changes.map((change) => entryOf(change, feed.locale)),
    moment(changes[0].day),
    feed,
  );
}

/** An Atom feed (RFC 4287); `updated` tells when the newest entry was. */
export function atomText(
  entries: readonly FeedEntry[],
  updated: string,
  { locale, title, subtitle, author, origin, path, page }: Feed,
): string {
  const address = (of: string) => escaped(new URL(of, origin).href);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${address(path)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<subtitle>${escaped(subtitle)}</subtitle>`,
    `<updated>${updated}</updated>`,
    `<author><name>${escaped(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${address(path)}"/>`,
    `<link rel="alternate" type="text/html" href="${address(page)}"/>`,
    ...entries.map((each) => entry(each, address)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf({ day, path, title, version, what, kept }: Change, locale: Locale): FeedEntry {
  const here = localePath(locale, path);
  return {
    // An entry keeps its id for good: the version is part of it, where the text stands now is not.
    id: `${here}#version-${version}`,
    title: `${title} (${wordsFor(locale).reading.changes.version(version)})`,
    updated: moment(day),
    // Older versions stand in English alone.
    path: kept ?? here,
    summary: what,
  };
}

function entry({ id, title, updated, path, summary }: FeedEntry, address: (of: string) => string): string {
  return [
    '<entry>',
    `<id>${address(id)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${address(path)}"/>`,
    `<summary>${escaped(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

/** Atom wants a moment: a version is in effect from the beginning of its day. */
function moment(day: string): string {
  return `${day}T00:00:00Z`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for XML; characters that XML 1.0 does not know are left out. */
function escaped(text: string): string {
  const known = [...text].filter((character) => character >= ' ' || '\t\n\r'.includes(character)).join('');
  return known.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');
}
