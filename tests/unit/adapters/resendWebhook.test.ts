import { expect, onTestFinished, test, vi } from 'vitest';
import { resendWebhook } from '#src/adapters/resendWebhook.ts';
import { MINUTE } from '#src/domain/day.ts';
import { aMailEvent, type MailEventAsked, WEBHOOK_SECRET } from '#tests/support/aMailEvent.ts';

const hook = resendWebhook(WEBHOOK_SECRET);
const read = (asked: MailEventAsked = {}) => {
  const { body, headers } = aMailEvent(asked);
  return hook.read(body, headers);
};

test.each([
  ['email.bounced', 'Permanent', 'email.bounced'],
  ['email.bounced', 'Transient', 'email.bounced_for_now'],
  ['email.bounced', 'Undetermined', 'email.bounced_for_now'],
  ['email.complained', '', 'email.complained'],
  ['email.delivered', '', 'email.delivered'],
  ['email.suppressed', '', 'email.suppressed'],
])('%s (%s) is told as %s, of its letter', (type, bounce, told) => {
  expect(read({ id: 'msg_1', type, bounce, messageId: 'a-letter' })).toEqual({ id: 'msg_1', type: told, messageId: 'a-letter' });
});

test('nothing of an event is passed on but its id, its type and what it calls the letter', () => {
  expect(JSON.stringify(read())).not.toMatch(/somebody|subject|mailbox/i);
});

test.each([
  ['an event about no letter', { type: 'contact.created', messageId: null }, { type: 'contact.created', messageId: '' }],
  ['a type that could be anything', { type: '<b>email.bounced</b>' }, { type: 'other', messageId: '' }],
])('%s is genuine all the same', (_, asked, told) => {
  expect(read({ id: 'msg_2', ...asked })).toEqual({ id: 'msg_2', ...told });
});

test('an event is of these five minutes', () => {
  // The clock stands, or it would go on between the event and the look at it.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());

  for (const late of [-5 * MINUTE + 2_000, 5 * MINUTE - 2_000]) expect(read({ at: Date.now() + late })).not.toBeNull();
  for (const late of [-5 * MINUTE - 2_000, 5 * MINUTE + 2_000]) expect(read({ at: Date.now() + late })).toBeNull();
});

const { body, headers } = aMailEvent({ id: 'msg_3' });

test.each([
  ['another secret', aMailEvent({ secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}` })],
  ['another body', { body: body.replace('a-letter', 'another'), headers }],
  ['one more space', { body: `${body} `, headers }],
  ['another id', { body, headers: { ...headers, id: 'msg_4' } }],
  ['another time', { body, headers: { ...headers, timestamp: String(Number(headers.timestamp) + 1) } }],
  ['no id', { body, headers: { ...headers, id: '' } }],
  ['no time', { body, headers: { ...headers, timestamp: '' } }],
  ['no signature', { body, headers: { ...headers, signature: '' } }],
  ['the signature of another kind', { body, headers: { ...headers, signature: headers.signature.replace('v1,', 'v1a,') } }],
  ['an id that is longer than any', aMailEvent({ id: 'm'.repeat(101) })],
])('with %s it is not genuine', (_, post) => {
  expect(hook.read(post.body, post.headers)).toBeNull();
});

test('while the secret is being replaced, one good signature of several is enough', () => {
  expect(hook.read(body, { ...headers, signature: `v1,bm90IG91cnM= ${headers.signature}` })).toMatchObject({ id: 'msg_3' });
});

test.each(['', '[]', 'null', '{"type":7}', '{"type":"email.bounced"}'])(
  'a signed body that says nothing (%s) is an event of no letter',
  (text) => {
    expect(read({ id: 'msg_5', body: text })).toEqual({ id: 'msg_5', type: 'other', messageId: '' });
  },
);

test('a signed body that is no JSON is none of the provider’s', () => {
  expect(read({ body: 'not json' })).toBeNull();
});
