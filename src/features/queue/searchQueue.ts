import { OPEN_STATES } from '#src/domain/deskViews.ts';
import type { DetailsPart, NotePart, ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import { partsWith, type SearchedPart, wordsToFind } from '#src/domain/searching.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Opened, SiteIdentity } from '#src/ports/keys.ts';
import type { SealedText } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { fewAtOnce, inSlices, MOST_OPENED } from './fewAtOnce.ts';
import { inOrder } from './inOrder.ts';
import type { QueueItem } from './listQueue.ts';
import { openItems } from './openItems.ts';
import { holdsSiteKey, openKeysOf } from './siteKeys.ts';

/** No list of what a search found is longer than this (threat-model A7: no bulk view beyond it). */
export const MOST_HITS = 20;
export const SEARCH_LIMIT = 120;

interface Hit {
  readonly item: QueueItem;
  readonly parts: readonly SearchedPart[];
}

export type SearchResult =
  | { readonly kind: 'no-key' }
  | { readonly kind: 'refused'; readonly because: 'empty' | 'too-long' }
  /** Two searches are under way already; nothing was opened. */
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'found';
      readonly site: DeskSite;
      readonly hits: readonly Hit[];
      /** All that fit; at most `MOST_HITS` are shown. */
      readonly total: number;
      readonly searched: number;
      /** Open items beyond what is opened at once. */
      readonly left: number;
    };

/**
 * Looks through the open items of the worker's own site, in memory: nothing is indexed, kept or logged (threat-model §6.4). It opens what people
 * wrote, so it is in the audit before the first word is opened, without the words; and it answers only which items fit and in which part. To
 * read one is the same deliberate act as ever. Who asked (the contact) is never searched.
 */
export async function searchQueue(ports: Ports, worker: Unlocked, typed: string): Promise<SearchResult> {
  const words = wordsToFind(typed);
  if (words.length === 0) return { kind: 'refused', because: 'empty' };
  if (typed.length > SEARCH_LIMIT) return { kind: 'refused', because: 'too-long' };
  if (!(await holdsSiteKey(ports, worker))) return { kind: 'no-key' };
  const found = await fewAtOnce(() => search(ports, worker, words));
  return found === 'busy' ? { kind: 'busy' } : found;
}

async function search(ports: Ports, worker: Unlocked, words: readonly string[]): Promise<SearchResult> {
  const site = await deskSite(ports, worker.staff.site);
  const open = await ports.referrals.list(site.slug, { states: OPEN_STATES });
  const rows = open.slice(0, MOST_OPENED);
  await ports.audit.add({ at: site.now, actor: worker.staff.id, site: site.slug, act: 'search', object: null, result: 'ok' });
  const keys = await openKeysOf(
    ports,
    worker,
    rows.map(({ epoch }) => epoch),
  );
  const fitting = await inSlices(rows, (slice) => searchSlice(ports, slice, keys, words));
  const shown = fitting.slice(0, MOST_HITS);
  const items = await openItems(
    ports,
    worker,
    shown.map(({ row }) => row),
  );
  const partsOf = new Map(shown.map(({ row, parts }) => [row.id, parts]));
  const hits = inOrder('all', items).map((item) => ({ item, parts: partsOf.get(item.row.id) ?? [] }));
  return { kind: 'found', site, hits, total: fitting.length, searched: rows.length, left: open.length - rows.length };
}

interface Fitting {
  readonly row: ReferralRow;
  readonly parts: readonly SearchedPart[];
}

type Keys = ReadonlyMap<number, SiteIdentity>;

async function searchSlice(ports: Ports, rows: readonly ReferralRow[], keys: Keys, words: readonly string[]): Promise<Fitting[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const sealed = await ports.referrals.sealedTexts(
    first.site,
    rows.map(({ id }) => id),
  );
  const fitting: Fitting[] = [];
  for (const row of rows) {
    const identity = keys.get(row.epoch);
    const parts = identity ? partsWith(await openTexts(ports, row.id, identity, sealed.get(row.id) ?? []), words) : [];
    if (parts.length > 0) fitting.push({ row, parts });
  }
  return fitting;
}

type Texts = readonly (readonly [SearchedPart, string])[];

async function openTexts({ vault }: Ports, id: string, key: SiteIdentity, all: readonly SealedText[]): Promise<Texts> {
  const texts: (readonly [SearchedPart, string])[] = [];
  for (const { kind, sealed } of all) {
    if (kind === 'summary') texts.push(...textsOf(await vault.openSummary(key, id, sealed), summaryTexts));
    if (kind === 'details') texts.push(...textsOf(await vault.openDetails(key, id, sealed), detailsTexts));
    if (kind === 'note') texts.push(...textsOf(await vault.openNote(key, id, sealed), noteTexts));
  }
  return texts;
}

// What cannot be opened is told by the item's own page; a search passes over it.
function textsOf<T>(opened: Opened<T>, read: (value: T) => Texts): Texts {
  return opened.kind === 'opened' ? read(opened.value) : [];
}

function summaryTexts({ place, language }: SummaryPart): Texts {
  return [
    ['place', place],
    ['language', language],
  ];
}

function detailsTexts({ where, happening, person, recognize, approach }: DetailsPart): Texts {
  return Object.entries({ where, happening, person, recognize, approach }) as [SearchedPart, string][];
}

function noteTexts({ text, reason }: NotePart): Texts {
  return [['notes', `${text} ${reason ?? ''}`]];
}
