import { PATHWAYS, WHO_MAY_REFER } from '#src/domain/site.ts';
import type { FieldForm } from './fieldForm.ts';
import { offeredSentence, oneBox, tickBoxes } from './fields.ts';
import { choice, LONGEST, mailbox, orNull, pageAddress, phone } from './pieces.ts';

/** Who may refer and how. Where the form here is open, its own phone is the one that people see. */
export const referFields: readonly FieldForm[] = [
  oneBox('whoMayRefer', () => choice(WHO_MAY_REFER)),
  offeredSentence('whoInWords'),
  tickBoxes('pathways', PATHWAYS),
  offeredSentence('howToRefer'),
  oneBox('referPage', () => orNull(pageAddress)),
  oneBox('phone', () => orNull(phone)),
  oneBox('intake.phone', () => phone),
  oneBox('email', () => orNull(mailbox)),
  offeredSentence('intake.walkIn', { most: LONGEST.sentence }),
  offeredSentence('policeWarning'),
];
