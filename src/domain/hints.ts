/**
 * Calm hints about words that had better be left out (product §2.5). A hint never blocks, stops or holds; it is shown on
 * the check page, and while typing on the device itself. Linear patterns on capped text only.
 */
export const HINTS = ['danger', 'ssn', 'birth-date', 'card', 'diagnosis', 'papers', 'address', 'slur', 'police'] as const;
export type Hint = (typeof HINTS)[number];

/** The texts about the person that hints look at; the sender's own name and number are theirs to give. */
export const HINTED_FIELDS = ['where', 'happening', 'person', 'recognize', 'approach'] as const;

// No lookbehind anywhere: an old phone that does not know it would lose the form's whole script. Texts come without
// accents, so \b is a border in Spanish as well. Under 4 KiB the script stands inside its page; some 90 bytes are left.
const PATTERNS: Readonly<Record<Hint, RegExp>> = {
  // Every sign that the form's question about danger names, except cold and heat: they are in half of all messages.
  danger: anyOf(
    /suicid\w*|kill(?:s|ed|ing)? (?:him|her|them|my|our)sel\w+|wants? to die|overdos\w*/,
    /guns?|knife|weapons?|machetes?|is armed/,
    /(?:not|\w+n.?t|cannot|stopped|trouble|slow) breath(?:e|ing)|breathing slow\w*/,
    /blue lips|lips (?:\w+ )?blue|bleeding|unconscious|(?:cannot|can.?t|won.?t) (?:be woken|wake (?:him|her|them))/,
    /(?:(?:does not|doesn.?t|won.?t) wake|not waking)(?: up)?(?! up| before| until| early)/,
    /sobredosis|(?:se|me|nos|l[aeo]s?) (?:quier[eo]n?|va|van|voy)(?: a)? (?:matar|morir)|(?:quier[eo]|va a|voy a) (?:morir|matar)(?:[sm]e)?|quitar(?:[sm]e)? la vida/,
    /pistolas?|cuchillos?|navajas?(?! de afeitar)|armas? (?:de fuego|blanca)|(?:una?|con|sus?|tienen?|trae|lleva|hay) armas?|(?:va|anda) armad[ao]/,
    /no (?:esta |pued[eo] )?respira(?:r|ndo)?|respira (?:muy )?(?:lento|despacio|mal)|cuesta respirar|labios (?:\w+ )?(?:azul(?:es|ados)|morados)|sangra(?:ndo)?|inconsciente/,
    /no (?:se )?despierta(?! antes| hasta| temprano)|no (?:l[ao] )?(?:puedo|podemos) despertar\w*|no reacciona/,
  ),
  // One immigrant is a person; immigrants are a question to the Bureau. Deporte and deportes are sport.
  papers: anyOf(
    /undocumented|illegal(?:s| immigrant| alien)?|immigration status|immigrant|(?:no|without|(?:not|\w+n.?t) have(?: any)?) papers|green card|warrants?/,
    /deport(?:ed|ing|ar\w*|ad[ao]s?|an|en|o)?|ice (?:l[ao]s?|me) busca/,
    /indocumentad\w*|ilegal(?:es)?|(?:sin|no (?:tienen?|tengo|tenemos|tenia))(?: los)? papeles|inmigra(?:cion|nte)|migra|orden(?:es)? de (?:arresto|captura|deportacion)/,
  ),
  // Streets are full of numbers that are no house: hours, years, people; a word between that links them says so.
  address: anyOf(
    /\d{1,6}\s+(?:(?!(?:a|and|at|from|her|his|in|my|of|off|on|that|the|this|to)\s)[\w.]+\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl)/,
    /(?:apt|apartment|unit|apartamento|depto)\.?\s*#?\d+/,
    /(?:calle|avenida)\s+(?:(?!(?:a|al|avenida|calle|con|desde|en|entre|esquina|hace|hasta|hay|por|son|y)\s)[\w.]+,?\s+){1,4}#?\d{2,6}|\d{3,6},?\s+(?:calle|avenida)\s+\w+/,
  ),
  ssn: /\b\d{3}[- ]\d{2}[- ]\d{4}\b/,
  'birth-date': anyOf(/born|birthday|date of birth|dob|naci(?:o|miento)?|cumpleanos|\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d{2}/),
  card: /\b\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{3,4}\b/,
  diagnosis: anyOf(/schizophren\w*|bipolar|psychotic|esquizofr\w*|psicotic[ao]s?|hiv|vih|sida|(?:has|have|got) aids/),
  slur: anyOf(
    /junkies?|crackheads?|bums?|tweakers?|druggies?|addicts?|drogadict[ao]s?|vagabund[ao]s?|yonquis?|tecat[ao]s?|mari[gh]uan(?:os?|er[ao]s?)/,
  ),
  police: anyOf(
    /(?:call|send|llam(?:e|en|ar)|envi(?:e|en|ar)|mand(?:e|en|ar)|que vengan?)\b[^.\n]{0,20}\b(?:police|cops?|policias?|patrulla)/,
  ),
};

/** The agency in capitals, beside small letters; ice underfoot and a text all in capitals are something else. */
const AGENCY = /[a-z]\W+ICE\b|\bICE\W+[a-z]/;

function anyOf(...parts: RegExp[]): RegExp {
  return new RegExp(`\\b(?:${parts.map(({ source }) => source).join('|')})\\b`, 'iu');
}

/** The hints that a text raises, in the order of HINTS; with its accents or, as many phones type, without. */
export function hintsFor(text: string): Hint[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  return HINTS.filter((hint) => PATTERNS[hint].test(plain) || (hint === 'papers' && AGENCY.test(plain)));
}
