import { isMoveName } from '#src/domain/status.ts';
import { sayMoment } from '#src/domain/waitingTime.ts';
import type { DeskItem } from '#src/features/queue/openSummary.ts';
import { desk } from '#src/words/en/desk.ts';

/** One line of an item's story. */
export interface StoryLine {
  readonly by: string;
  /** What they did, as words that follow the name; empty for a plain note. */
  readonly deed: string;
  readonly moment: string;
  readonly texts: readonly string[];
  /** True when it changed the item itself, so that somebody who read the older version has to be told. */
  readonly isChange: boolean;
}

/** Everything that happened to an item, first to last. */
export function storyOf({ notes, acts, site }: DeskItem): StoryLine[] {
  const words = desk.item;
  const told = [
    ...notes.map((note) => ({
      at: note.at,
      by: note.by,
      deed: note.move !== null && isMoveName(note.move) ? desk.moves[note.move].done : '',
      texts: [note.reason ?? '', note.text].filter((text) => text !== ''),
      isChange: note.move !== null,
    })),
    ...acts.map(({ at, by, deed }) => ({
      at,
      by: by === 'sender' ? words.sender : by || words.assignment.somebody,
      deed: words.acts[deed],
      texts: [],
      isChange: deed !== 'opened',
    })),
  ];
  return told.sort((a, b) => a.at - b.at).map(({ at, ...line }) => ({ ...line, moment: sayMoment(at, site.hours.timeZone, site.now) }));
}
