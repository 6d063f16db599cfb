/**
 * Calm hints about words that had better be left out (product §2.5). A hint never blocks, stops or holds; it is shown on
 * the check page, and while typing on the device itself. Linear patterns on capped text only.
 */
export const HINTS = ['danger', 'ssn', 'birth-date', 'card', 'diagnosis', 'papers', 'address', 'slur', 'police'] as const;
export type Hint = (typeof HINTS)[number];

/** The texts about the person that hints look at; the sender's own name and number are theirs to give. */
export const HINTED_FIELDS = ['where', 'happening', 'person', 'recognize', 'approach'] as const;

const PATTERNS: Readonly<Record<Hint, RegExp>> = {
  danger:
    /\b(?:suicid\w*|kill (?:him|her|them|my|our)sel\w+|overdos\w*|sobredosis|guns?|knife|pistola|cuchillo|not breathing|no respira|se quiere (?:matar|morir)|me quiero (?:matar|morir)|quitarse la vida)\b/iu,
  papers:
    /\b(?:undocumented|illegal(?:s| immigrant| alien)?|immigration status|no papers|green card|indocumentad\w*|ilegal(?:es)?|sin papeles|inmigraci[oó]n|migra|warrants?|orden de arresto)\b/iu,
  address:
    /\b\d{1,6}\s+(?:[\p{L}\d.]+\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl)\b|\b(?:apt|apartment|unit|apartamento|depto)\.?\s*#?\d+|\b(?:calle|avenida)\s+[\p{L}\d ]{2,30}\s\d{1,6}\b/iu,
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
