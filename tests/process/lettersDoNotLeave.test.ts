import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { constantLetter } from '#src/emails/letters.ts';
import { desk } from '#src/words/en/desk.ts';
import { type StandIn, standIn } from '#tests/support/standIn.ts';
import { type Letters, signIn } from './support/desk.ts';
import { type PortalHome, portalHome, seededHome } from './support/portalHome.ts';
import { receiptOn, storedIn, upToSend } from './support/referral.ts';
import { type Visitor, visitor } from './support/visitor.ts';

const { subject } = constantLetter('new-work', '');
const COLLEAGUE = 'second@north-lead.example';
/** In the full run the minute of the first retry is waited for; else the row is told that it is over. */
const WAITS_FOR_REAL = Boolean(process.env['FULL_SETS']);

let seeded: PortalHome;
beforeAll(async () => {
  seeded = await seededHome();
});
afterAll(() => seeded[Symbol.asyncDispose]());

const ENOUGH_MS = 300_000;

interface Provider extends StandIn, Letters {
  readonly accepted: readonly { readonly to: string; readonly subject: string; readonly text: string; readonly key: string }[];
  refused(): number;
  /** How many letters nobody waited for any longer. */
  left(): number;
  recover(): void;
}

type Trouble = (response: ServerResponse) => void;

/** Takes every letter but those about new work, which meet the trouble until it has recovered. */
async function troubledProvider(trouble: Trouble): Promise<Provider> {
  const accepted: { to: string; subject: string; text: string; key: string }[] = [];
  let isWell = false;
  let refused = 0;
  let left = 0;
  const service = await standIn(async (request, response) => {
    const letter = await letterIn(request);
    if (letter.subject === subject && !isWell) {
      refused += 1;
      response.on('close', () => {
        if (!response.writableEnded) left += 1;
      });
      trouble(response);
      return;
    }
    accepted.push(letter);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"taken"}');
  });
  return {
    ...service,
    accepted,
    refused: () => refused,
    left: () => left,
    recover() {
      isWell = true;
    },
    newest: async () => accepted.filter((letter) => letter.subject !== subject).at(-1)?.text ?? '',
  };
}

async function letterIn(request: IncomingMessage) {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { to, subject, text } = JSON.parse(body);
  return { to: String(to), subject: String(subject), text: String(text), key: String(request.headers['idempotency-key']) };
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + ENOUGH_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 250))) {
    if (await holds()) return;
  }
  throw new Error(`not within ${ENOUGH_MS} ms: ${what}`);
}

async function letTheMinutePass(home: PortalHome): Promise<void> {
  if (WAITS_FOR_REAL) return;
  const database = await openDatabase({ url: `file:${home.database}` });
  await database.client.execute("UPDATE deliveries SET due_at = 0 WHERE state = 'owed' AND tries > 0");
  database.close();
}

const saysTrouble = async (me: Visitor) => (await me.get('/staff/queue/')).page.text.includes(desk.queue.lettersTitle);

const TROUBLES: readonly [string, Trouble][] = [
  [
    'answers 429',
    (response) => response.writeHead(429, { 'retry-after': '20', 'content-type': 'application/json' }).end('{"statusCode":429}'),
  ],
  ['answers 500', (response) => response.writeHead(500).end('{}')],
  ['hangs', () => undefined],
];

describe.concurrent('while the provider of letters', () => {
  test.each(TROUBLES)('%s, messages are taken, the desk says so, and the letters leave once it has recovered', async (_, trouble) => {
    await using provider = await troubledProvider(trouble);
    await using home = await portalHome(seeded);
    const portal = await home.start({ RESEND_API_KEY: 're_of_a_test', RESEND_BASE_URL: provider.url });
    const sender = visitor(portal, { keepsCookies: false });
    const check = await upToSend(sender);

    expect(receiptOn(await sender.press(check, 'send'))).toHaveLength(16);
    // The sender did not wait for the letter: a provider that hangs is still waited for, eight seconds long.
    expect(provider.left()).toBe(0);
    await until('a letter was refused', async () => provider.refused() > 0);

    const worker = visitor(portal);
    await signIn(worker, provider);
    await until('the desk says that letters do not arrive', () => saysTrouble(worker));
    expect(provider.accepted.filter((letter) => letter.subject === subject)).toEqual([]);
    expect(await storedIn(home)).toMatchObject({ referrals: 1, parts: 3, receipts: 1 });

    provider.recover();
    await letTheMinutePass(home);
    const toColleague = () => provider.accepted.filter((letter) => letter.subject === subject && letter.to === COLLEAGUE);
    await until('the letter left', async () => toColleague().length > 0);
    await until('the desk says nothing of it any more', async () => !(await saysTrouble(worker)));
    expect(toColleague()).toHaveLength(1);
    expect(toColleague()[0]?.key).toMatch(/^[a-z2-7]{26}$/);
  });
});
