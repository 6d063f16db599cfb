import type { NewLinkError } from '#src/features/partners/newLinkForm.ts';
import { partnerDesk } from '#src/words/en/partnerDesk.ts';

/** The sentence for one thing to mend. */
export function newLinkMessage({ field, code }: NewLinkError): string {
  const words: Readonly<Partial<Record<NewLinkError['code'], string>>> = partnerDesk.errors[field];
  return words[code] ?? partnerDesk.errors[field].missing;
}
