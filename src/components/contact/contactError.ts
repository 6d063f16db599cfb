import type { Locale } from '#src/domain/locale.ts';
import type { ContactError } from '#src/features/bureau/contactForm.ts';
import { wordsFor } from '#src/words/words.ts';

/** The sentence for one thing to mend. */
export function contactError({ field, code, most = 0 }: ContactError, locale: Locale): string {
  const words = wordsFor(locale);
  const { errors } = words.startASite;
  switch (code) {
    case 'too-long':
      return words.refer.errors.tooLong(most);
    case 'unreadable':
      return words.refer.errors.unreadable;
    case 'not-a-zip':
      return errors.notAZip;
    case 'no-such-zip':
      return errors.noSuchZip;
    case 'no-way-to-answer':
      return errors.noWayToAnswer;
    case 'not-a-choice':
      return errors.role;
    case 'missing':
      return field === 'place' || field === 'role' ? errors[field] : errors.contact;
  }
}
