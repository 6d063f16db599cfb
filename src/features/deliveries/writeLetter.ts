import { assertNever } from '#src/domain/assertNever.ts';
import type { Instant } from '#src/domain/day.ts';
import { isWorthSending } from '#src/domain/letters.ts';
import { bureauMessage } from '#src/emails/bureauMessage.ts';
import { newWork } from '#src/emails/newWork.ts';
import { signInCode } from '#src/emails/signInCode.ts';
import type { Delivery, Letter, Ports } from '#src/ports.ts';

export type WriteLetterResult =
  | { readonly kind: 'written'; readonly letter: Letter }
  | { readonly kind: 'not-owed'; readonly because: 'suspended' | 'too-late' | 'code-unreadable' };

type Words = { readonly subject: string; readonly text: string };

/** Writes the letter that a delivery owes, to the stored address and no other; somebody suspended gets nothing. */
export async function writeLetter(ports: Ports, delivery: Delivery, now: Instant): Promise<WriteLetterResult> {
  const recipient = await ports.staff.byId(delivery.staffId);
  if (recipient?.status !== 'active') return { kind: 'not-owed', because: 'suspended' };
  if (!isWorthSending(delivery, now)) return { kind: 'not-owed', because: 'too-late' };
  const words = wordsOf(ports, delivery);
  if (words === null) return { kind: 'not-owed', because: 'code-unreadable' };
  return { kind: 'written', letter: { to: recipient.email, ...words, idempotencyKey: delivery.id } };
}

function wordsOf(ports: Ports, delivery: Delivery): Words | null {
  switch (delivery.kind) {
    case 'new-work':
      return newWork({ publicOrigin: ports.settings.publicOrigin });
    case 'bureau-message':
      return bureauMessage({ publicOrigin: ports.settings.publicOrigin });
    case 'sign-in-code': {
      const code = delivery.secret === null ? null : ports.signer.decrypt('letter', delivery.secret);
      return code === null ? null : signInCode({ code, askedAt: delivery.firstDueAt });
    }
    default:
      return assertNever(delivery.kind);
  }
}
