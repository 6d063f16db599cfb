import type { AuditEntry } from '#src/domain/audit.ts';
import type { Instant } from '#src/domain/day.ts';
import type { NotePart, ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { type MoveName, movesFrom, needsReason, ruleOf } from '#src/domain/status.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { minutesSinceMove } from './lastMove.ts';
import { type LoadedReferral, loadReferral, type NotLoaded, openStory } from './loadReferral.ts';
import { summaryOf } from './summaryOf.ts';

/** A move that can be made now. */
export interface OfferedMove {
  readonly move: MoveName;
  readonly needsReason: boolean;
}

/** One item as its page shows it before the details are opened. */
export interface DeskItem {
  readonly site: DeskSite;
  readonly row: ReferralRow;
  /** Null: it cannot be opened, or its sender took it back. */
  readonly summary: SummaryPart | null;
  readonly notes: readonly NotePart[];
  readonly brokenNotes: number;
  readonly moves: readonly OfferedMove[];
  readonly assignee: { readonly name: string; readonly isMe: boolean } | null;
  /** What happened besides notes and moves, first to last. */
  readonly acts: readonly ItemAct[];
}

/** What the story tells besides what workers wrote. */
export type ItemDeed = 'opened' | 'taken' | 'returned' | 'withdraw' | 'undo-withdraw';
export interface ItemAct {
  readonly deed: ItemDeed;
  /** What colleagues call them; `sender`, or empty for somebody who has left. */
  readonly by: string;
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
  const { summary, story } = row.state === 'withdrawn' ? CLOSED : await openWords(ports, worker, loaded);
  const names = new Map((await ports.staff.ofSite(row.site)).map((person) => [person.id, person.name]));
  const acts = await ports.audit.ofObject(row.id);
  const minutesSince = minutesSinceMove(story.notes, row.state, site.now);
  return {
    kind: 'shown',
    item: {
      site,
      row,
      summary,
      notes: story.notes,
      brokenNotes: story.broken,
      moves: movesFrom(row.state, 'intake').map((move) => ({ move, needsReason: needsReason(ruleOf(move), minutesSince) })),
      assignee: row.assignee === null ? null : { name: names.get(row.assignee) ?? '', isMe: row.assignee === worker.staff.id },
      acts: acts.flatMap((entry) => toldOf(entry, names)),
    },
  };
}

const CLOSED = { summary: null, story: { notes: [], broken: 0 } };

async function openWords(ports: Ports, worker: Unlocked, loaded: LoadedReferral) {
  const { row, identity } = loaded;
  const sealed = (await ports.referrals.sealedSummaries(row.site, [row.id])).get(row.id);
  const summary = await summaryOf(ports, worker, row, { identity, sealed });
  return { summary, story: await openStory(ports, worker, loaded) };
}

function toldOf({ act, actor, at, result }: AuditEntry, names: ReadonlyMap<string, string>): ItemAct[] {
  const by = names.get(actor) ?? '';
  switch (act) {
    case 'open-details':
      return [{ deed: 'opened', by, at }];
    case 'assign':
      return [{ deed: result === 'taken' ? 'taken' : 'returned', by, at }];
    case 'withdraw':
    case 'undo-withdraw':
      return [{ deed: act, by: 'sender', at }];
    default:
      return [];
  }
}
