import type { Locale } from '#src/domain/locale.ts';
import type { ClaimError } from '#src/features/claims/claimForm.ts';
import { wordsFor } from '#src/words/words.ts';

/** The sentence for one thing to mend. */
export function claimError({ field, code, most = 0 }: ClaimError, locale: Locale): string {
  const { claim, refer } = wordsFor(locale);
  switch (code) {
    case 'too-long':
      return refer.errors.tooLong(most);
    case 'unreadable':
      return refer.errors.unreadable;
    case 'not-an-address':
      return claim.errors.notAnAddress;
    case 'number':
      return claim.errors.aNumber;
    case 'missing':
      return claim.errors[field];
  }
}
