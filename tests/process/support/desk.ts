import { DEMONSTRATION_WORKERS, type DemonstrationWorker } from '#db/seed/demonstration.ts';
import { desk } from '#src/words/en/desk.ts';
import { type Visited, type Visitor, visitor } from './visitor.ts';

const [WORKER] = DEMONSTRATION_WORKERS;
const CODE = /\b\d{4} ?\d{4}\b/;

/** Where the letters of a portal can be read: its own page, or a stand-in of the provider. */
export interface Letters {
  newest(): Promise<string>;
}

/** The letters that the demonstration shows. */
export function demoLetters(portal: { readonly url: string }): Letters {
  const reader = visitor(portal);
  return { newest: async () => (await reader.get('/demo/letters/')).page.text };
}

/** Signs somebody of the demonstration in, by the code in the letter, and unlocks; answers where their work lies. */
export async function signIn(me: Visitor, letters: Letters, who: DemonstrationWorker = WORKER): Promise<Visited> {
  const before = CODE.exec(await letters.newest())?.[0];
  const start = await me.follow(await me.get('/staff/'));
  const asked = await me.press(start, desk.signIn.send, { email: who.email });
  const locked = await me.press(asked, desk.signIn.submit, { code: await nextCode(letters, before) });
  const unlocked = await me.press(await me.follow(locked), desk.unlock.submit, { passphrase: who.passphrase });
  return me.follow(unlocked);
}

async function nextCode(letters: Letters, before: string | undefined): Promise<string> {
  for (let tries = 0; tries < 3_000; tries += 1) {
    const code = CODE.exec(await letters.newest())?.[0];
    if (code !== undefined && code !== before) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no letter with a code came');
}
