import type { Day } from '#src/domain/day.ts';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { NotePart, ReferralRow, ReferralState } from '#src/domain/referral.ts';
import { closedUntil, contactUntil, isDueForErasure, longestLife } from '#src/domain/retention.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { isMoveName, judgeMove, type MoveAnswer, type MoveName, ruleOf } from '#src/domain/status.ts';
import { yearOf } from '#src/domain/totals.ts';
import type { Ports } from '#src/ports.ts';
import { countMove, countReading, isUnread } from './countInsights.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { lastMove, minutesSinceMove } from './lastMove.ts';
import { type LoadedReferral, loadReferral, type NotLoaded, openStory, sealNote } from './loadReferral.ts';
import { noteRead } from './noteRead.ts';
import { sinceRestore } from './sinceRestore.ts';
import { REASON_LIMIT, readWritten } from './writtenText.ts';

export interface AskedMove {
  readonly move: string;
  readonly reason: string;
  /** The version of the item that the worker saw. */
  readonly version: number;
}

export type MoveReferralResult =
  | { readonly kind: 'moved'; readonly to: ReferralState }
  | { readonly kind: 'refused'; readonly because: 'not-from-here' | 'reason-missing' | 'too-long' | 'unreadable' }
  | { readonly kind: 'moved-by-another' }
  | NotLoaded;

/** Makes one move of the table (product §4), with its reason in a sealed note, unless somebody else changed the item first. */
export async function moveReferral(ports: Ports, worker: Unlocked, id: string, asked: AskedMove): Promise<MoveReferralResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row } = loaded;
  // Nothing of what the sender took back is opened, its notes neither.
  if (row.version !== asked.version || row.state === 'withdrawn') return { kind: 'moved-by-another' };
  if (!isMoveName(asked.move)) return { kind: 'refused', because: 'not-from-here' };
  const reason = readWritten(asked.reason, REASON_LIMIT);
  if (reason.kind !== 'text') return { kind: 'refused', because: reason.kind };
  const { notes } = await openStory(ports, worker, loaded);
  const site = await deskSite(ports, row.site);
  const { move } = asked;
  const closing = await sinceRestore(ports, row, notes);
  const last = lastMove(closing, row.state);
  const judged = judge(closing, row, site, { move, reason: reason.text });
  if (judged.kind === 'refused') return judged;
  const wasUnread = await isUnread(ports, id);
  const done = await change(ports, worker, row, { site, move, to: judged.to, reason: reason.text, last });
  if (done !== 'changed') return { kind: 'moved-by-another' };
  if (endsPromise(judged.to)) await tellRead(ports, loaded, site, wasUnread);
  await countMove(ports, loaded, { site, move, notes });
  return { kind: 'moved', to: judged.to };
}

function judge(
  notes: readonly NotePart[],
  row: ReferralRow,
  { now, today }: DeskSite,
  asked: { move: MoveName; reason: string },
): MoveAnswer {
  const { state } = row;
  // It lives no more: a purge that is late, or waits for somebody to look at the clock, brings nothing back.
  if (state === 'closed' && isDueForErasure(row, today)) return { kind: 'refused', because: 'not-from-here' };
  const before = lastMove(notes, state);
  const minutesSince = minutesSinceMove(notes, state, now);
  return judgeMove({ ...asked, who: 'intake', state, last: before?.move ?? null, previous: before?.from ?? null, minutesSince });
}

async function tellRead(ports: Ports, loaded: LoadedReferral, site: DeskSite, wasUnread: boolean): Promise<void> {
  await noteRead(ports, loaded, site);
  if (wasUnread) await countReading(ports, loaded, site);
}

// The promise is that a person reads the message by then. Whoever ends it has read the summary and decided, so its sender
// must not be told "not read yet" for want of opening the details (product §2.7).
function endsPromise(to: ReferralState): boolean {
  return !UNDECIDED_STATES.some((state) => state === to);
}

interface Decided {
  readonly site: DeskSite;
  readonly move: MoveName;
  readonly to: ReferralState;
  readonly reason: string;
  /** The move that brought the item to where it is; for taking back: what is taken back. */
  readonly last: NotePart | null;
}

async function change(ports: Ports, worker: Unlocked, row: ReferralRow, decided: Decided) {
  const { site, move, to, reason, last } = decided;
  // What is closed once more goes back, within its minutes, to where it was before the first time.
  const from = row.state === 'closed' && to === 'closed' ? (last?.from ?? row.state) : row.state;
  const note: NotePart = { at: site.now, by: worker.staff.name, text: '', move, from, to, reason: reason || null };
  return ports.referrals.change({
    id: row.id,
    site: row.site,
    version: row.version,
    state: to,
    assignee: row.assignee,
    ...livesOf(row, decided),
    note: await sealNote(ports, row, note),
    readIn: endsPromise(to) ? yearOf(site.today) : null,
    // The new state and not the move: how an item ended is sealed (product §3).
    audit: { at: site.now, actor: worker.staff.id, site: row.site, act: 'move', object: row.id, result: to },
  });
}

/** How long the item and its contact live after a move (product §3). */
function livesOf(row: ReferralRow, { site, move, last }: Decided): { deleteOn: Day; contactDeleteOn: Day | null } {
  const rule = ruleOf(move);
  const longest = longestLife(row, site.retention);
  if (rule.to === 'previous') {
    // Taking back the first decision takes back the end that it gave the contact; a later closing gave it none.
    const undone = last?.move ?? '';
    const wasDecision = isMoveName(undone) && ruleOf(undone).decides === true;
    const deleteOn = row.state === 'closed' ? longest : row.deleteOn;
    return { deleteOn, contactDeleteOn: wasDecision ? deleteOn : null };
  }
  // A closing of what is closed never lengthens its life.
  const bound = row.state === 'closed' ? row.deleteOn : longest;
  const deleteOn = rule.outcome ? closedUntil(rule.outcome, site.today, bound, site.retention) : row.deleteOn;
  return { deleteOn, contactDeleteOn: rule.decides ? contactUntil(site.today, deleteOn, site.retention) : null };
}
