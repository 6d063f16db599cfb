import { z } from 'zod';
import type { Capacity } from '#src/domain/site.ts';
import type { FieldForm } from './fieldForm.ts';
import { oneBox } from './fields.ts';
import { orNull, whole, wrong } from './pieces.ts';

/** The slowest promise: two weeks of business days. Slower would be no promise. */
export const MOST_PROMISE_DAYS = 10;
const MOST_PLACES = 9999;

/** By when a message is read. */
export const promiseField: FieldForm = oneBox('intake.promiseDays', () => whole(1, MOST_PROMISE_DAYS));

/** Room for new people, as of the day on which it was said; `again` says the same numbers anew. */
export const capacityField: FieldForm = {
  field: 'capacity',
  boxes: ({ listing: { capacity } }) => ({
    places: capacity === null ? '' : String(capacity.places),
    most: capacity === null || capacity.most === null ? '' : String(capacity.most),
    again: '',
  }),
  ticks: ['again'],
  schema: ({ today }) =>
    z
      .object({ places: orNull(whole(0, MOST_PLACES)), most: orNull(whole(0, MOST_PLACES)), again: z.string() })
      .transform(({ places, most }, ctx): Capacity | null => {
        if (places === null && most !== null) wrong(ctx, 'missing', '', ['places']);
        if (places !== null && most !== null && places > most) wrong(ctx, 'more-than-most', '', ['most']);
        return places === null ? null : { places, most, asOf: today };
      }),
};
