import { z } from 'zod';
import { LOCALES } from '#src/domain/locale.ts';
import { AGES, AWARE, CONCERNS, DANGER, REFERRAL_STATES, RELATIONS, YES_NO } from '#src/domain/referral.ts';

/** Counts up whenever a reader of the file would have to change (src/docs/handover.md). */
export const HANDOVER_VERSION = 2;

const day = z.iso.date();
const moment = z.iso.datetime();
/** Empty: it was left out. */
const text = z.string();

/** The handover file of one message, as src/docs/handover.md describes it. Fields are never renamed within a version. */
export const handoverSchema = z.strictObject({
  format: z.literal('lead-portal-handover'),
  version: z.literal(HANDOVER_VERSION),
  confidential: text,
  madeAt: moment,
  madeBy: text,
  site: z.strictObject({ slug: text, name: text }),
  /** `left-out`: person and sender are null; free text may still hold names. */
  names: z.enum(['included', 'left-out']),
  message: z.strictObject({
    receivedOn: day,
    state: z.enum(REFERRAL_STATES),
    erasedHereBy: day,
    about: z.enum(['other', 'self']),
    concerns: z.array(z.enum(CONCERNS)),
    danger: z.enum(DANGER),
    age: z.enum(AGES).nullable(),
    aware: z.enum(AWARE).nullable(),
    language: text,
    place: text,
    where: text,
    happening: text,
    recognize: text,
    approach: text,
  }),
  person: z.strictObject({ name: text }).nullable(),
  sender: z
    .strictObject({
      relation: z.enum(RELATIONS),
      language: z.enum(LOCALES),
      organization: text,
      name: text,
      contact: text,
      mayCall: z.enum(YES_NO).nullable(),
      mayTellWhoAsked: z.enum(YES_NO),
      canIntroduce: z.enum(YES_NO).nullable(),
    })
    .nullable(),
  notes: z.array(z.strictObject({ at: moment, by: text, move: text.nullable(), text })),
});

export type Handover = z.infer<typeof handoverSchema>;
