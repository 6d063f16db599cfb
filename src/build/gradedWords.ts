import { globSync } from 'node:fs';
import type { LetterKind } from '#src/domain/letters.ts';
import { accountChanged } from '#src/emails/accountChanged.ts';
import { auditHead } from '#src/emails/auditHead.ts';
import { bureauMessage } from '#src/emails/bureauMessage.ts';
import { bureauWork } from '#src/emails/bureauWork.ts';
import { eraseWarning } from '#src/emails/eraseWarning.ts';
import { invitation } from '#src/emails/invitation.ts';
import { listingAnswer } from '#src/emails/listingAnswer.ts';
import { listingChange } from '#src/emails/listingChange.ts';
import { newWork } from '#src/emails/newWork.ts';
import { bureauPromise, formPaused, promiseMissed } from '#src/emails/promiseMissed.ts';
import { rehearsalLetter, rehearsalRed } from '#src/emails/rehearsal.ts';
import { signInCode } from '#src/emails/signInCode.ts';
import { stillTrue } from '#src/emails/stillTrue.ts';
import { weeklyLook } from '#src/emails/weeklyLook.ts';
import { FORM_GRADE, PAGE_GRADE } from '#src/reading/checks/gradeLimits.ts';
import type { WordArea } from '#src/reading/checks/words.ts';
import { errors } from '#src/words/en/errors.ts';
import { letters } from '#src/words/en/letters.ts';
import { openData } from '#src/words/en/openData.ts';
import { privacy } from '#src/words/en/privacy.ts';
import { reading } from '#src/words/en/reading.ts';
import { wordsFor } from '#src/words/words.ts';

/** Pages to look at. Every other area is a form or stands on the way to one: whoever is in need must get through it. */
const PAGES = new Set(['directory', 'home', 'letters', 'openData', 'privacy', 'reading', 'siteMap', 'sitePage', 'sites']);

/** Every kind of letter as it leaves; one that is not here does not compile. */
const ORIGIN = { publicOrigin: 'https://portal.example.org' };
const LETTERS: Readonly<Record<LetterKind, unknown>> = {
  'new-work': newWork(ORIGIN),
  'bureau-message': bureauMessage(ORIGIN),
  'bureau-work': bureauWork(ORIGIN),
  'still-true': stillTrue({ link: 'https://portal.example.org/sites/north-lead/still-true/?key=x' }),
  'listing-change': listingChange({ ...ORIGIN, contact: null }),
  'listing-answer': listingAnswer(ORIGIN),
  invitation: invitation(ORIGIN),
  'account-changed': accountChanged(ORIGIN),
  'promise-missed': promiseMissed(ORIGIN),
  'bureau-promise': bureauPromise(ORIGIN),
  'form-paused': formPaused(ORIGIN),
  rehearsal: rehearsalLetter(ORIGIN),
  'rehearsal-red': rehearsalRed(ORIGIN),
  'weekly-look': weeklyLook(ORIGIN),
  'erase-warning': eraseWarning(ORIGIN),
  'audit-head': auditHead({ hash: '' }),
  'sign-in-code': signInCode({ code: '00000000', askedAt: 0 }),
};

/** Every English word of the portal that is graded, with its limit. The desks' are left out: their readers are trained workers. */
export function gradedWords(): WordArea[] {
  const files = globSync('src/words/en/*.ts').toSorted();
  const areas = Object.entries({ ...wordsFor('en'), errors, letters, openData, privacy, reading }).map(([name, words]) => ({
    id: `words/${name}`,
    limit: PAGES.has(name) ? PAGE_GRADE : FORM_GRADE,
    files,
    words,
  }));
  return [...areas, { id: 'emails', limit: FORM_GRADE, files: globSync('src/emails/*.ts').toSorted(), words: LETTERS }];
}
