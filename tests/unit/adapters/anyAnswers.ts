import fc from 'fast-check';
import {
  AGES,
  type Answers,
  AWARE,
  CONCERNS,
  DANGER,
  type NotePart,
  REFERRAL_STATES,
  RELATIONS,
  TEXT_LIMITS,
  YES_NO,
} from '#src/domain/referral.ts';
import { lengthOf } from '#src/domain/text.ts';

/** Any text of a field, up to the most that the form takes; half of them in letters of every script. */
const text = (limit: number) =>
  fc
    .oneof(fc.string({ unit: 'grapheme', maxLength: limit, size: 'max' }), fc.string({ unit: 'binary', maxLength: limit }))
    .filter((typed) => lengthOf(typed) <= limit);
const orNull = <T>(choices: readonly T[]) => fc.constantFrom(null, ...choices);

/** Whatever somebody may answer. */
export const answersOfAnyKind: fc.Arbitrary<Answers> = fc.record({
  about: fc.constantFrom('other' as const, 'self' as const),
  locale: fc.constantFrom('en' as const, 'es' as const),
  danger: fc.constantFrom(...DANGER),
  where: text(TEXT_LIMITS.where),
  concerns: fc.uniqueArray(fc.constantFrom(...CONCERNS)),
  relation: fc.constantFrom(...RELATIONS),
  happening: text(TEXT_LIMITS.happening),
  person: text(TEXT_LIMITS.person),
  recognize: text(TEXT_LIMITS.recognize),
  approach: text(TEXT_LIMITS.approach),
  language: text(TEXT_LIMITS.language),
  age: orNull(AGES),
  aware: orNull(AWARE),
  sayWho: fc.constantFrom(...YES_NO),
  introduce: orNull(YES_NO),
  name: text(TEXT_LIMITS.name),
  contact: text(TEXT_LIMITS.contact),
  mayCall: orNull(YES_NO),
  organization: text(TEXT_LIMITS.organization),
  place: text(TEXT_LIMITS.place),
});

/** Whatever a worker may note. */
export const noteOfAnyKind: fc.Arbitrary<NotePart> = fc.record({
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  by: text(60),
  text: text(4000),
  move: orNull(['take-up', 'wait']),
  from: orNull(REFERRAL_STATES),
  to: orNull(REFERRAL_STATES),
  reason: fc.oneof(fc.constant(null), text(500)),
});
