/**
 * Calm hints about words that had better be left out (product §2.5). A hint never blocks, stops or holds; it is shown on
 * the check page, and while typing on the device itself. Linear patterns on capped text only.
 */
export const HINTS = ['ssn', 'birth-date', 'card', 'diagnosis', 'slur', 'police'] as const;
export type Hint = (typeof HINTS)[number];

/** The texts about the person that hints look at; the sender's own name and number are theirs to give. */
export const HINTED_FIELDS = ['where', 'happening', 'person', 'recognize', 'approach'] as const;

const PATTERNS: Readonly<Record<Hint, RegExp>> = {
  ssn: /\b\d{3}[- ]\d{2}[- ]\d{4}\b/,
  'birth-date': /\b(?:born|birthday|date of birth|dob|naci[oó]|nacimiento|cumplea[nñ]os)\b|\b\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d{2}\b/iu,
  card: /\b\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{3,4}\b/,
  diagnosis: /\b(?:schizophren\w*|bipolar|psychotic|esquizofr\w*|psic[oó]tic[oa]s?|hiv|vih)\b/iu,
  slur: /\b(?:junkies?|crackheads?|bums?|tweakers?|druggies?|addicts?|drogadict[oa]s?|vagabund[oa]s?|yonquis?)\b/iu,
  police: /\b(?:call|send|llam(?:e|en|ar)|env[ií]e?n?)\b[^.\n]{0,20}\b(?:the )?(?:police|cops?|polic[ií]a)\b/iu,
};

/** The hints that a text raises, in the order of HINTS. */
export function hintsFor(text: string): Hint[] {
  return HINTS.filter((hint) => PATTERNS[hint].test(text));
}
