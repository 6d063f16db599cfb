import { createHmac, randomUUID } from 'node:crypto';

/** A secret as Resend shows it; of this test run alone. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from('only for tests, nowhere else').toString('base64')}`;

export interface MailEventAsked {
  readonly id?: string;
  readonly type?: string;
  /** Null: the event is about no letter. */
  readonly messageId?: string | null;
  readonly bounce?: string;
  readonly at?: number;
  readonly secret?: string;
  /** The whole body, in place of one that is made. */
  readonly body?: string;
}

/** What Resend posts: the body and its three headers, signed as https://www.standardwebhooks.com/ says, without the SDK's help. */
export function aMailEvent({
  id = `msg_${randomUUID()}`,
  type = 'email.bounced',
  messageId = 'a-letter',
  bounce = 'Permanent',
  at = Date.now(),
  secret = WEBHOOK_SECRET,
  body: given,
}: MailEventAsked = {}) {
  const letter = messageId === null ? {} : { email_id: messageId, to: ['somebody@north-lead.example'], subject: 'A subject' };
  const data = type === 'email.bounced' ? { ...letter, bounce: { type: bounce, subType: 'General', message: 'no such mailbox' } } : letter;
  const body = given ?? JSON.stringify({ type, created_at: new Date(at).toISOString(), data });
  return { body, headers: { id, timestamp: String(Math.floor(at / 1000)), signature: signed(secret, id, at, body) } };
}

function signed(secret: string, id: string, at: number, body: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const text = `${id}.${Math.floor(at / 1000)}.${body}`;
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}
