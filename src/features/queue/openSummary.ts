import type { AuditEntry } from '#src/domain/audit.ts';
import { type Instant, sayDay } from '#src/domain/day.ts';
import type { NotePart, ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { receiverIn } from '#src/domain/untouched.ts';
import type { Ports } from '#src/ports.ts';
import { type Colleague, colleaguesFor } from './colleaguesFor.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { type HalfWritten, NOTHING_WRITTEN, openHalfWritten } from './halfWritten.ts';
import { movesNow, type OfferedMove, type Undo, undoNow } from './lastMove.ts';
import { type LoadedReferral, loadReferral, type NotLoaded, openStory } from './loadReferral.ts';
import { sinceRestore } from './sinceRestore.ts';
import { summaryOf } from './summaryOf.ts';

/** One item as its page shows it before the details are opened. */
export interface DeskItem {
  readonly site: DeskSite;
  readonly row: ReferralRow;
  /** Null: it cannot be opened, or its sender took it back. */
  readonly summary: SummaryPart | null;
  readonly notes: readonly NotePart[];
  readonly brokenNotes: number;
  readonly moves: readonly OfferedMove[];
  /** The last move, while it can be taken back with one press. */
  readonly undo: Undo | null;
  /** What this worker was writing when they left the page. */
  readonly halfWritten: HalfWritten;
  /** To whom it can be given. */
  readonly colleagues: readonly Colleague[];
  readonly assignee: { readonly name: string; readonly isMe: boolean } | null;
  /** What happened besides notes and moves, first to last. */
  readonly acts: readonly ItemAct[];
}

/** What the story tells besides what workers wrote. */
export type ItemDeed = 'opened' | 'taken' | 'given' | 'returned' | 'returned-untouched' | 'extended' | 'withdraw' | 'undo-withdraw';
export interface ItemAct {
  readonly deed: ItemDeed;
  /** What colleagues call them; `sender`, `portal`, or empty for somebody who has left. */
  readonly by: string;
  /** To whom it was given, as colleagues call them; or until when it is kept. */
  readonly to?: string;
  readonly at: Instant;
}

export type OpenSummaryResult = NotLoaded | { readonly kind: 'shown'; readonly item: DeskItem };

/**
 * Shows one item: its summary, its story, what can be done, and who has looked. The details stay closed. Of what its
 * sender took back neither summary nor notes are opened, only who did what (product §2.7).
 */
export async function openSummary(ports: Ports, worker: Unlocked, id: string): Promise<OpenSummaryResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row } = loaded;
  const site = await deskSite(ports, row.site);
  const { summary, story, halfWritten } = row.state === 'withdrawn' ? CLOSED : await openWords(ports, worker, loaded);
  const closing = await sinceRestore(ports, row, story.notes);
  const names = new Map((await ports.staff.ofSite(row.site)).map((person) => [person.id, person.name]));
  // What people of another site did before they gave it away is theirs to know.
  const acts = (await ports.audit.ofObject(row.id)).filter(({ site: of }) => of === row.site);
  return {
    kind: 'shown',
    item: {
      site,
      row,
      summary,
      notes: story.notes,
      brokenNotes: story.broken,
      moves: movesNow(closing, row.state, site.now),
      undo: undoNow(closing, row.state, site.now),
      halfWritten,
      colleagues: await colleaguesFor(ports, worker, row),
      assignee: row.assignee === null ? null : { name: names.get(row.assignee) ?? '', isMe: row.assignee === worker.staff.id },
      acts: acts.flatMap((entry) => toldOf(entry, names)),
    },
  };
}

const CLOSED = { summary: null, story: { notes: [], broken: 0 }, halfWritten: NOTHING_WRITTEN };

async function openWords(ports: Ports, worker: Unlocked, loaded: LoadedReferral) {
  const { row, identity } = loaded;
  const sealed = (await ports.referrals.sealedSummaries(row.site, [row.id])).get(row.id);
  const summary = await summaryOf(ports, worker, row, { identity, sealed });
  const story = await openStory(ports, worker, loaded);
  const written = await openHalfWritten(ports, worker, loaded);
  // A script that kept a note the moment before it was sent: it stands in the story already.
  const isSent = story.notes.some(({ by, text }) => by === worker.staff.name && text === written.note);
  return { summary, story, halfWritten: isSent ? { ...written, note: '' } : written };
}

function toldOf({ act, actor, at, result }: AuditEntry, names: ReadonlyMap<string, string>): ItemAct[] {
  const by = names.get(actor) ?? '';
  switch (act) {
    case 'open-details':
      // Shown again after an act of the same minutes: in the audit, and no news.
      return result === 'again' ? [] : [{ deed: 'opened', by, at }];
    case 'assign':
      return [assignmentOf(result, { by, at }, names)];
    case 'extend':
      return [{ deed: 'extended', by, at, to: sayDay(result, 'en') }];
    case 'withdraw':
    case 'undo-withdraw':
      return [{ deed: act, by: 'sender', at }];
    default:
      return [];
  }
}

function assignmentOf(result: string, told: { by: string; at: Instant }, names: ReadonlyMap<string, string>): ItemAct {
  const receiver = receiverIn(result);
  if (receiver !== null) return { deed: 'given', to: names.get(receiver) ?? '', ...told };
  if (result === 'returned-untouched') return { deed: 'returned-untouched', at: told.at, by: 'portal' };
  return { deed: result === 'taken' ? 'taken' : 'returned', ...told };
}
