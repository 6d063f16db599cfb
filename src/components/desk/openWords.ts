import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { DeskItem } from '#src/features/queue/openSummary.ts';
import { desk } from '#src/words/en/desk.ts';

/** What stands on and below the button that opens the details. Only the first reading changes what the receipt says. */
export function openWords({ acts, row }: Pick<DeskItem, 'acts' | 'row'>): { button: string; hint: string } {
  const words = desk.item;
  const wasOpened = acts.some(({ deed }) => deed === 'opened');
  const isUndecided = UNDECIDED_STATES.some((state) => state === row.state);
  return {
    button: wasOpened ? words.openAgainButton : words.openButton,
    hint: wasOpened || !isUndecided ? words.openAgainHint : words.openHint,
  };
}
