import { fitOf, isEnough, type SaidOfOneself } from '#src/domain/askedAbout.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import { OPEN_STATES } from '#src/domain/deskViews.ts';
import type { NotePart, ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { deskSite } from './deskSite.ts';
import { fewAtOnce, inSlices } from './fewAtOnce.ts';
import { lastMove } from './lastMove.ts';
import type { QueueItem } from './listQueue.ts';
import { loadReferral, type NotLoaded, openStory } from './loadReferral.ts';
import { type MoveReferralResult, moveReferral } from './moveReferral.ts';
import { openItems } from './openItems.ts';
import { openReferral } from './openReferral.ts';
import { openWritten } from './openWritten.ts';
import { sinceRestore } from './sinceRestore.ts';
import { holdsSiteKey, openKeysOf } from './siteKeys.ts';
import { summaryOf } from './summaryOf.ts';
import { readWritten } from './writtenText.ts';

/** No list of what was found is longer than this (threat-model A7). */
const MOST_FOUND = 20;
/** Everything that is still stored is looked through: somebody has a right to it all. A queue of more means that triage has failed. */
const MOST_LOOKED = 600;
const SAID_LIMIT = 200;

export type FindAskedResult =
  | { readonly kind: 'found'; readonly items: readonly QueueItem[]; readonly total: number; readonly looked: number; readonly left: number }
  | { readonly kind: 'refused'; readonly because: 'empty' | 'too-long' | 'unreadable' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'no-key' };

/**
 * Looks for messages about somebody who stands at the desk, by what they say of themself, in all that is still stored of the own site,
 * in memory (product §3, /about-you/). In the audit without the words. It answers which messages may fit, and shows none of them.
 */
export async function findAsked(ports: Ports, worker: Unlocked, typed: SaidOfOneself): Promise<FindAskedResult> {
  const name = readWritten(typed.name, SAID_LIMIT);
  const where = readWritten(typed.where, SAID_LIMIT);
  if (name.kind !== 'text') return { kind: 'refused', because: name.kind };
  if (where.kind !== 'text') return { kind: 'refused', because: where.kind };
  const said = { name: name.text, where: where.text };
  if (!isEnough(said)) return { kind: 'refused', because: 'empty' };
  if (!(await holdsSiteKey(ports, worker))) return { kind: 'no-key' };
  const found = await fewAtOnce(() => look(ports, worker, said));
  return found === 'busy' ? { kind: 'busy' } : found;
}

async function look(ports: Ports, worker: Unlocked, said: SaidOfOneself): Promise<FindAskedResult> {
  const { slug, now } = await deskSite(ports, worker.staff.site);
  await ports.audit.add({ at: now, actor: worker.staff.id, site: slug, act: 'search', object: null, result: 'asked' });
  const all = await ports.referrals.list(slug, { states: [...OPEN_STATES, 'closed'] });
  const rows = all.slice(0, MOST_LOOKED);
  const keys = await openKeysOf(
    ports,
    worker,
    rows.map(({ epoch }) => epoch),
  );
  const fitting = await inSlices(rows, async (slice) =>
    (await openWritten(ports, slug, slice, keys)).flatMap(({ row, details }) => {
      const fit = details === null ? 'not' : fitOf(said, details);
      return fit === 'not' ? [] : [{ row, fit }];
    }),
  );
  const best = [...fitting.filter(({ fit }) => fit === 'well'), ...fitting.filter(({ fit }) => fit !== 'well')];
  const items = await openItems(
    ports,
    worker,
    best.slice(0, MOST_FOUND).map(({ row }) => row),
  );
  return { kind: 'found', items, total: fitting.length, looked: rows.length, left: all.length - rows.length };
}

/** What may be read to the person: neither who wrote, nor how they know the person, nor by whose link they came. */
export interface ReadOut {
  readonly row: ReferralRow;
  readonly summary: Pick<SummaryPart, 'concerns' | 'place' | 'language' | 'age' | 'danger' | 'about'>;
  readonly where: string;
  readonly recognize: string;
  readonly approach: string;
  readonly person: string;
  /** For the worker's eyes first: it may name others, and tell who wrote. */
  readonly happening: string;
  readonly notes: readonly Pick<NotePart, 'at' | 'by' | 'text'>[];
  /** Who of the site opened it, and when. */
  readonly openedBy: readonly { readonly name: string; readonly at: Instant }[];
  readonly erasedOn: Day;
}

export type ReadOutResult =
  | { readonly kind: 'read'; readonly read: ReadOut }
  | { readonly kind: 'withdrawn' | 'cannot-be-opened' }
  | NotLoaded;

/** Opens a message to be read to the person whom it is about. In the audit as a reading-out before a word is opened; who wrote is handed to no page. */
export async function readOut(ports: Ports, worker: Unlocked, id: string): Promise<ReadOutResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row, identity } = loaded;
  if (row.state === 'withdrawn') return { kind: 'withdrawn' };
  const openedBy = await openers(ports, row);
  await ports.audit.add({ at: ports.clock.now(), actor: worker.staff.id, site: row.site, act: 'read-out', object: id, result: 'ok' });
  const opened = await openReferral(ports, worker, id);
  if (opened.kind !== 'opened') return opened;
  const sealed = (await ports.referrals.sealedSummaries(row.site, [id])).get(id);
  const summary = await summaryOf(ports, worker, row, { identity, sealed });
  const { details } = opened;
  if (summary === null || details === null) return { kind: 'cannot-be-opened' };
  const { notes } = await openStory(ports, worker, loaded);
  const { concerns, place, language, age, danger, about } = summary;
  const { where, recognize, approach, person, happening } = details;
  return {
    kind: 'read',
    read: {
      ...{ row, summary: { concerns, place, language, age, danger, about }, where, recognize, approach, person, happening, openedBy },
      notes: notes.flatMap(({ at, by, text, reason }) => textsOf(text, reason).map((words) => ({ at, by, text: words }))),
      erasedOn: row.deleteOn,
    },
  };
}

function textsOf(text: string, reason: string | null): string[] {
  return [reason ?? '', text].filter((words) => words !== '');
}

async function openers(ports: Ports, { id, site }: ReferralRow): Promise<ReadOut['openedBy']> {
  const names = new Map((await ports.staff.ofSite(site)).map((person) => [person.id, person.name]));
  const acts = await ports.audit.ofObject(id);
  return acts
    .filter((entry) => entry.act === 'open-details' && entry.site === site)
    .map(({ actor, at }) => ({ name: names.get(actor) ?? '', at }));
}

/**
 * Marks that the person asked to have a message erased: it goes within 72 hours, whatever was done since, and what stays is a count. Of a
 * closed one the day comes earlier, never later.
 */
export async function eraseAsked(
  ports: Ports,
  worker: Unlocked,
  id: string,
  { version }: { readonly version: number },
): Promise<MoveReferralResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row } = loaded;
  const { notes } = await openStory(ports, worker, loaded);
  const last = lastMove(await sinceRestore(ports, row, notes), row.state);
  // Said once it is final, and to say it again begins nothing anew.
  if (row.state === 'closed' && last?.move === 'asked-to-erase') return { kind: 'moved', to: 'closed' };
  return moveReferral(ports, worker, id, { move: 'asked-to-erase', reason: '', version });
}
