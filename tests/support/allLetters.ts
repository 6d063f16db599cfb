import type { LetterKind } from '#src/domain/letters.ts';
import { localePath } from '#src/domain/locale.ts';
import type { LetterText } from '#src/emails/everyLanguage.ts';
import { auditHead, constantLetter, listingChange, signInCode, stillTrue } from '#src/emails/letters.ts';

/** What a chain of hashes looks like: it says nothing by itself. */
export const AUDIT_HEAD = 'fc'.repeat(32);
const ASKED_AT = Date.UTC(2026, 2, 3, 14, 5);
const ASKS = '/sites/north-lead/still-true/?key=north-lead%202026-03-03.a-signature';

/** Each letter as it leaves; a kind that is not here does not compile. */
export function allLetters(publicOrigin: string): Readonly<Record<LetterKind, LetterText>> {
  return {
    'new-work': constantLetter('new-work', publicOrigin),
    'bureau-message': constantLetter('bureau-message', publicOrigin),
    'bureau-work': constantLetter('bureau-work', publicOrigin),
    'still-true': stillTrue((locale) => publicOrigin + localePath(locale, ASKS)),
    'listing-change': listingChange(publicOrigin, null),
    'listing-answer': constantLetter('listing-answer', publicOrigin),
    invitation: constantLetter('invitation', publicOrigin),
    'account-changed': constantLetter('account-changed', publicOrigin),
    'promise-missed': constantLetter('promise-missed', publicOrigin),
    'bureau-promise': constantLetter('bureau-promise', publicOrigin),
    'form-paused': constantLetter('form-paused', publicOrigin),
    rehearsal: constantLetter('rehearsal', publicOrigin),
    'rehearsal-red': constantLetter('rehearsal-red', publicOrigin),
    'weekly-look': constantLetter('weekly-look', publicOrigin),
    'erase-warning': constantLetter('erase-warning', publicOrigin),
    'audit-head': auditHead(AUDIT_HEAD),
    'sign-in-code': signInCode('04820017', ASKED_AT),
  };
}
