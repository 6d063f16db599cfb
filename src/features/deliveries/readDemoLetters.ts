import type { Instant } from '#src/domain/day.ts';
import type { Locale } from '#src/domain/locale.ts';
import { partsOfLetter, subjectsOf } from '#src/emails/everyLanguage.ts';
import type { KeptLetter } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';

/** A stretch of a letter's text; `href` where it is a link into this portal. */
export interface LetterPiece {
  readonly text: string;
  readonly href: string | null;
}

/** What a letter says in one language. */
interface LetterPart {
  readonly language: Locale;
  readonly paragraphs: readonly (readonly LetterPiece[])[];
}

export interface DemoLetter {
  readonly to: string;
  readonly subjects: readonly { readonly language: Locale; readonly text: string }[];
  readonly at: Instant;
  readonly parts: readonly LetterPart[];
}

const MOST = 50;

/** The newest letters of the demonstration, ready to show; null wherever letters really leave. */
export async function readDemoLetters(ports: Ports): Promise<DemoLetter[] | null> {
  if (ports.settings.mode === 'production' || ports.letterBox === null) return null;
  const letters = await ports.letterBox.recent(MOST);
  return letters.map((letter) => showLetter(letter, ports.settings.publicOrigin));
}

function showLetter({ to, subject, at, text }: KeptLetter, origin: string): DemoLetter {
  const parts = partsOfLetter(text).map(({ language, paragraphs }) => ({
    language,
    paragraphs: paragraphs.map((paragraph) => piecesOf(paragraph, origin)),
  }));
  return { to, subjects: subjectsOf(subject), at, parts };
}

/** Only links into this portal come alive. */
function piecesOf(paragraph: string, origin: string): LetterPiece[] {
  const pieces = paragraph.split(/(https?:\/\/\S+)/);
  return pieces
    .filter((text) => text !== '')
    .map((text) => ({ text, href: text.startsWith(`${origin}/`) ? text.slice(origin.length) : null }));
}
