import type { ContactPart, YesNo } from '#src/domain/referral.ts';
import { desk } from '#src/words/en/desk.ts';

/** Whether the sender may be called, to stand beside the number; null where there is none. No answer is no permission. */
export function permissionWords({ contact }: ContactPart, mayCall: YesNo | null): string | null {
  if (contact === '') return null;
  return mayCall === 'yes' ? desk.item.mayCallYes : desk.item.mayCallNo;
}
