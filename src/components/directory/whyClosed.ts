import type { Locale } from '#src/domain/locale.ts';
import type { Site } from '#src/domain/site.ts';
import { wordsFor } from '#src/words/words.ts';

/** Why a form closed itself, for the public; null where somebody closed it, or it is open. */
export function whyClosed({ intake }: Pick<Site, 'intake'>, locale: Locale): string | null {
  const because = intake?.status === 'paused' ? intake.pausedFor : undefined;
  return because === undefined ? null : wordsFor(locale).ladders.closedItself[because];
}
