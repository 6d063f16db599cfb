import { type Instant, MINUTE } from '#src/domain/day.ts';
import type { NotePart } from '#src/domain/referral.ts';
import { isMoveName } from '#src/domain/status.ts';
import { sayMoment } from '#src/domain/waitingTime.ts';
import type { DeskItem, ItemAct } from '#src/features/queue/openSummary.ts';
import { desk } from '#src/words/en/desk.ts';
import { deskItem } from '#src/words/en/deskItem.ts';
import { ledger } from '#src/words/en/ledger.ts';
import { together } from '#src/words/en/together.ts';

/** One line of an item's story. */
export interface StoryLine {
  readonly at: Instant;
  readonly by: string;
  /** What they did, as words that follow the name; empty for a plain note. */
  readonly deed: string;
  readonly moment: string;
  readonly texts: readonly string[];
  /** True when it changed the item itself, so that somebody who read the older version has to be told. */
  readonly isChange: boolean;
}

/** What a colleague did so lately is said beside who is there. */
const LATELY = 10 * MINUTE;

/** Everything that happened to an item, first to last. */
export function storyOf({ notes, acts, site }: Pick<DeskItem, 'notes' | 'acts' | 'site'>): StoryLine[] {
  const told = [
    ...notes.map((note) => ({
      at: note.at,
      by: note.by,
      deed: noteDeed(note),
      texts: [note.reason ?? '', note.text].filter((text) => text !== ''),
      isChange: note.move !== null,
    })),
    ...acts.map((act) => ({ at: act.at, by: actorOf(act), deed: deedOf(act), texts: [], isChange: act.deed !== 'opened' })),
  ];
  return told.sort((a, b) => a.at - b.at).map((line) => ({ ...line, moment: sayMoment(line.at, site.hours.timeZone, site.now) }));
}

/** What colleagues did within the last minutes, the newest first, as sentences: once for each of them. */
export function latelyBy(item: DeskItem, me: string): string[] {
  const { now } = item.site;
  const names = new Set([me, desk.item.sender, deskItem.portal]);
  return storyOf(item)
    .filter(({ at, by }) => now - at < LATELY && !names.has(by))
    .reverse()
    .filter(({ by }) => !names.has(by) && names.add(by))
    .map(({ at, by, deed }) => deskItem.here.ago(by, deed || deskItem.here.wrote, Math.floor((now - at) / MINUTE)));
}

function noteDeed({ move, link }: NotePart): string {
  if (link) return together.linkDeeds[link.kind];
  return move !== null && isMoveName(move) ? desk.moves[move].done : '';
}

function actorOf({ by }: ItemAct): string {
  if (by === 'sender') return desk.item.sender;
  return by === 'portal' ? deskItem.portal : by || desk.item.assignment.somebody;
}

function deedOf({ deed, to }: ItemAct): string {
  if (deed === 'given') return deskItem.acts.given(to ?? '');
  if (deed === 'extended') return ledger.life.extended(to ?? '');
  return deed === 'returned-untouched' ? deskItem.acts[deed] : desk.item.acts[deed];
}
