/**
 * Tells whether a text, or words in several languages, leads people somewhere: to a phone, an address of the web or of mail, a
 * street. What it takes for one by mistake waits for somebody else's eyes, which costs a day; what it misses is live at once.
 */
export function pointsSomewhere(value: unknown): boolean {
  const text = textsIn(value).map(plain).join('\n');
  return PLACES_TO_GO.some((pattern) => pattern.test(text)) || holdsNumber(text);
}

/** Tells whether a text holds a number to call or to text, in digits or in words. */
export function holdsNumber(text: string): boolean {
  const withoutTimes = DAYS_AND_TIMES.reduce((left, pattern) => left.replace(pattern, ';'), plain(text));
  return NUMBERS.some((pattern) => pattern.test(withoutTimes));
}

/**
 * Tells whether words name police, courts or an emergency number. A message that the public sees at once must not send anybody
 * there, unread by a second person.
 */
export function namesOfficers(value: unknown): boolean {
  const text = textsIn(value).map(plain).join('\n');
  return OFFICERS.test(text) || /(?<!\d)\d{3}(?!\d)/.test(text);
}

const OFFICERS =
  /\b(?:police|polic[ií]as?|sheriff|deput(?:y|ies)|troopers?|officers?|agentes?|alguacil(?:es)?|comisar[ií]a|precinct|jail|prison|c[aá]rcel|courts?|courthouse|juzgado|tribunal|corte|prosecut\w*|fiscal[ií]?a?|probation|immigration|inmigraci[oó]n|la migra)\b/i;

// 2026-12-24, 12/24/2026, 24.12.26, 8:30 and 16.30 have many digits, and nobody can call them.
const DAYS_AND_TIMES = [
  /\b20\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])\b/g,
  /\b(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\1(?:20)?\d\d\b/g,
  /\b(?:[01]?\d|2[0-4])[:.][0-5]\d\b/g,
];

const ENGLISH_DIGITS = 'zero|oh|one|two|three|four|five|six|seven|eight|nine';
const SPANISH_DIGITS = 'cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';
// Phones are read out in twos: "cincuenta y cinco, cero uno".
const SPANISH_TENS = 'diez|once|doce|trece|catorce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa';

const NUMBERS = [
  // A phone without its area code has seven digits; people set them apart with nearly anything.
  /(?:\d(?:[\s().\-/_*+~|]|,(?=\d))*){7}/,
  // Short codes for text messages; five digits alone are a ZIP.
  /\b\d{6}\b/,
  /\b(?:text|sms|texto|mensaje|env[ií]e)\b[^.;]*\b\d{5}\b/i,
  // 1-800-GET-HELP
  /\b\d{3}[\s.-]+[A-Z]{2,}/,
  new RegExp(`(?:\\b(?:${ENGLISH_DIGITS}|${SPANISH_DIGITS}|${SPANISH_TENS})\\b(?:[\\s,.-]|\\by\\b)*){5}`, 'i'),
];

const PLACES_TO_GO = [
  /https?:|www\.|@|[([{]\s*(?:at|arroba)\s*[)\]}]|\barroba\b/i,
  // A name with its ending, with a point or the word for it; "EE.UU." is a country.
  /[\p{L}\d-]\.(?!UU\b)\p{L}{2,}/u,
  /\bwww\b|\b(?:slash|barra)\b/i,
  /[\p{L}\d-]\s*[([{]?\s*(?:\.|\bdot\b|\bpunto\b)\s*[)\]}]?\s*(?:org|com|gov|net|us|info|edu|ly)\b/iu,
  /\b(?:dot|punto)\s+(?:org|com|gov|net|us|info|edu)\b/i,
  /\b(?:facebook|instagram|whatsapp|telegram|messenger|tiktok|youtube|signal|nextdoor)\b/i,
  /\b\d{1,5}(?:st|nd|rd|th)?\s+(?:[\p{L}\d.]+\s+){0,3}(?:st|street|ave?|avenue|blvd|boulevard|rd|road|way|dr|drive|ln|lane|hwy|highway)\b/iu,
  /\b(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Bb]ulevar|[Cc]arretera)\s+(?:\d|\p{Lu})/u,
];

/** Digits and dashes of every kind in one spelling, nothing invisible between them, and the letter O among digits as the zero it stands for. */
function plain(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[\p{Cf}\p{M}]/gu, '')
      // Which digit it is does not matter, only that it is one.
      .replace(/(?!\d)\p{Nd}/gu, '0')
      .replace(/\p{Pd}|\u2212/gu, '-')
      .replace(/[\u2022\u00B7]/g, '.')
      .replace(/o+(?=\d)|(?<=\d)o+/gi, (letters) => '0'.repeat(letters.length))
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
