import { setTimeout as sleep } from 'node:timers/promises';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { desk } from '#src/words/en/desk.ts';
import { type Visitor, visitor } from '#tests/process/support/visitor.ts';
import type { Ours } from './ours.ts';
import { fetchPacked, type OnTheWire } from './wire.ts';

const TRIES = 50;
const [worker] = DEMONSTRATION_WORKERS;

/** Signs in as the demonstration's worker, unlocks, and fetches the first page of what is new. */
export async function signedInQueue(ours: Ours): Promise<{ page: OnTheWire; items: number }> {
  const cookie = await unlockedCookie(ours);
  const page = await fetchPacked(`${ours.origin}/staff/queue/?view=new`, { cookie });
  const items = itemsOn(page.text);
  if (items === 0) throw new Error(`the queue shows no items: ${page.status}`);
  return { page, items };
}

/** Signs in as the demonstration's worker and unlocks; the cookies of that session. */
export async function unlockedCookie(ours: Ours): Promise<string> {
  const me = visitor({ url: ours.origin });
  const code = await me.press(await me.follow(await me.get('/staff/')), desk.signIn.send, { email: worker.email });
  const locked = await me.follow(await me.press(code, desk.signIn.submit, { code: await codeFromLetters(me) }));
  await me.press(locked, desk.unlock.submit, { passphrase: worker.passphrase });
  return [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** How many items a page of the queue links to. */
export function itemsOn(html: string): number {
  return new Set(html.match(/\/staff\/queue\/[a-z0-9]{26}\//g)).size;
}

async function codeFromLetters(me: Visitor): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = /\b\d{4} ?\d{4}\b/.exec((await me.get('/demo/letters/')).page.text)?.[0];
    if (code) return code;
    await sleep(100);
  }
  throw new Error('no letter with a code came');
}
