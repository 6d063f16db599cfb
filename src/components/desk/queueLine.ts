import { sayDay } from '#src/domain/day.ts';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import { promiseClock, sayMoment, spanOf } from '#src/domain/waitingTime.ts';
import type { DeskSite } from '#src/features/queue/deskSite.ts';
import { type ListFrom, THIS_MORNING } from '#src/features/queue/listFrom.ts';
import type { QueueItem } from '#src/features/queue/listQueue.ts';
import { desk } from '#src/words/en/desk.ts';
import { partnerDesk } from '#src/words/en/partnerDesk.ts';
import { itemPath } from './deskPaths.ts';

/** How an item stands against its promise, in words. */
export interface PromiseWords {
  readonly words: string;
  readonly isLate: boolean;
  /** False once somebody has decided: then the words are the state. */
  readonly isRunning: boolean;
  /** How much of the promise is used; once it does not run any more, when the item is erased. */
  readonly beside: string | null;
}

/** One line of the queue, ready to show. */
export interface QueueLine {
  readonly id: string;
  readonly version: number;
  readonly href: string;
  readonly received: string;
  readonly about: string;
  /** Nothing of the summary is known here, so nothing can be said to be left out. */
  readonly isClosed: boolean;
  readonly near: string;
  readonly from: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly heldFor: string;
  readonly promise: PromiseWords;
}

/** Puts one item of the queue into words, with the list that its link leads back to. */
export function queueLine({ row, summary, assignee }: QueueItem, site: DeskSite, from: ListFrom = THIS_MORNING): QueueLine {
  return {
    id: row.id,
    version: row.version,
    href: itemPath(row.id, from),
    received: capital(receivedWords(row, summary, site)),
    about: summary ? concernWords(summary) : closedWords(row),
    isClosed: summary === null,
    near: summary?.place ?? '',
    from: summary ? fromWords(summary) : '',
    language: summary?.language ?? '',
    tags: [...(summary ? tagsOf(summary) : []), ...(assignee === null ? [] : [desk.queue.assigned(assignee)])],
    heldFor: row.state === 'held' && summary ? desk.heldFor(summary.heldFor) : '',
    promise: promiseWords(row, summary, site),
  };
}

/** When an item came in; to the day only where its summary is closed. */
export function receivedWords(row: ReferralRow, summary: SummaryPart | null, site: DeskSite): string {
  return summary ? sayMoment(summary.receivedAt, site.hours.timeZone, site.now) : sayDay(row.day, 'en');
}

function closedWords({ state }: ReferralRow): string {
  return state === 'withdrawn' ? desk.queue.takenBack : desk.queue.sealed;
}

/** The concerns of a summary as one phrase. */
export function concernWords(summary: SummaryPart): string {
  return capital(summary.concerns.map((concern) => desk.concerns[concern].toLowerCase()).join(', '));
}

/** The promise while it runs; the state once somebody has decided. */
export function promiseWords(row: ReferralRow, summary: SummaryPart | null, site: DeskSite): PromiseWords {
  if (!UNDECIDED_STATES.some((state) => state === row.state)) {
    // What was taken back goes before the day that its row still has (product §3).
    const beside = row.state === 'withdrawn' ? desk.queue.erasedWithdrawn : desk.queue.erased(sayDay(row.deleteOn, 'en'));
    return { words: desk.states[row.state], isLate: false, isRunning: false, beside };
  }
  if (row.dueAt < site.now) {
    return { words: desk.late(spanOf(site.now - row.dueAt)), isLate: true, isRunning: true, beside: null };
  }
  const gone = summary && promiseClock(site.hours, summary.receivedAt, site.now);
  const beside = gone ? desk.clock(gone, site.promiseDays) : null;
  return { words: desk.by(sayMoment(row.dueAt, site.hours.timeZone, site.now)), isLate: false, isRunning: true, beside };
}

/** How the sender knows, and the organization whose link they came by. */
function fromWords({ relation, partner }: SummaryPart): string {
  return partner ? `${desk.relations[relation]}, ${partner.name}` : desk.relations[relation];
}

function tagsOf(summary: SummaryPart): string[] {
  const tags = [
    summary.about === 'self' && desk.queue.self,
    desk.inLanguage[summary.locale],
    summary.age === 'maybe-minor' && desk.queue.minor,
    summary.danger === 'not-sure' && desk.queue.danger,
    summary.partner?.over === true && partnerDesk.mark.over,
  ];
  return tags.filter((tag) => typeof tag === 'string');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
