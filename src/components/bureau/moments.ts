import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { clockTimeOf, dayOf, type Instant, sayDay, sayTime } from '#src/domain/day.ts';

/** The day of a moment where the Bureau sits, with its year. */
export function sayDayAt(at: Instant): string {
  return sayDay(dayOf(at, BUREAU_ZONE), 'en', true);
}

/** Day and time where the Bureau sits; the zone is named, because sites lie in others. */
export function sayMomentAt(at: Instant): string {
  return `${sayDayAt(at)}, ${sayTime(clockTimeOf(at, BUREAU_ZONE), 'en')} Pacific`;
}
