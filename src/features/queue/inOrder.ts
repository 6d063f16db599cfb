import type { View } from '#src/domain/deskViews.ts';
import type { QueueItem } from './listQueue.ts';

/**
 * Puts one page of a view in order. Many promises end at the same closing hour, and only an opened summary tells which of
 * them came first: that one stands first. What is held goes by its age alone; what is closed, the newest first.
 */
export function inOrder(view: View, items: readonly QueueItem[]): QueueItem[] {
  if (view === 'held') return items.toSorted(byReceived);
  if (view === 'closed') return items.toSorted((a, b) => byDue(b, a));
  return items.toSorted(byDue);
}

function byDue(a: QueueItem, b: QueueItem): number {
  return a.row.dueAt - b.row.dueAt || byReceived(a, b);
}

/** The oldest first. The day stands in the clear; the hour only in the summary. What is closed to this worker comes last of its day. */
export function byReceived(a: QueueItem, b: QueueItem): number {
  if (a.row.day !== b.row.day) return a.row.day < b.row.day ? -1 : 1;
  const [first, second] = [a, b].map(({ summary }) => summary?.receivedAt ?? Number.MAX_SAFE_INTEGER);
  return (first ?? 0) - (second ?? 0);
}
