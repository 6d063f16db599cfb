import { Resend } from 'resend';
import { z } from 'zod';
import type { MailEvent, MailHook } from '#src/ports/letters.ts';

/** What is read of an event. Its address, subject and words are never looked at. */
const EVENT = z.object({
  type: z.string().regex(/^[a-z][a-z._]{1,60}$/),
  data: z.object({ email_id: z.string().max(100).optional(), bounce: z.object({ type: z.string() }).optional() }),
});

/** A bounce that may pass, such as a full mailbox: kept under a name of ours, because it says nothing of the address. */
const BOUNCED_FOR_NOW = 'email.bounced_for_now';

/** Reads what Resend posts of letters, signed with the secret that it shows for the webhook (`whsec_…`). */
export function resendWebhook(webhookSecret: string): MailHook {
  // The SDK wants a key of the service even where it only compares signatures.
  const { webhooks } = new Resend('verifies-only');
  return {
    read(payload, headers) {
      const { id } = headers;
      if (id === '' || id.length > 100) return null;
      try {
        // Throws at a signature that is not of this secret, and at a time more than five minutes from now.
        return eventOf(id, webhooks.verify({ payload, headers, webhookSecret }));
      } catch {
        return null;
      }
    },
  };
}

function eventOf(id: string, posted: unknown): MailEvent {
  const read = EVENT.safeParse(posted);
  if (!read.success) return { id, type: 'other', messageId: '' };
  const { type, data } = read.data;
  const mayPass = type === 'email.bounced' && data.bounce !== undefined && data.bounce.type !== 'Permanent';
  return { id, type: mayPass ? BOUNCED_FOR_NOW : type, messageId: data.email_id ?? '' };
}
