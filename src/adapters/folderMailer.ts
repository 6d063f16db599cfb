import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptLetter, Letter, LetterBox, MailAnswer, Mailer } from '#src/ports/letters.ts';

const ENDING = '.json';

/** Keeps each letter as one file in a folder instead of sending it. Refused in production. */
export function folderMailer(folder: string, now: () => number = Date.now): Mailer {
  return {
    async send(letter: Letter): Promise<MailAnswer> {
      try {
        await keep(folder, letter, now());
        // Of its own, so that what a provider tells of a letter can be tried in the demonstration too.
        return { kind: 'sent', messageId: `folder-${letter.idempotencyKey}` };
      } catch {
        return { kind: 'failed', code: 'folder', retry: true };
      }
    },
  };
}

/** Reads the letters of such a folder, for the demonstration to show. */
export function letterFolder(folder: string): LetterBox {
  return {
    async recent(most: number): Promise<KeptLetter[]> {
      const newest = (await names(folder)).sort().reverse().slice(0, most);
      return Promise.all(newest.map((name) => read(join(folder, name))));
    },
  };
}

async function keep(folder: string, letter: Letter, at: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ending = `-${letter.idempotencyKey}${ENDING}`;
  // As with a real provider, a repeat of the same letter changes nothing.
  if ((await names(folder)).some((name) => name.endsWith(ending))) return;
  const kept: KeptLetter = { to: letter.to, subject: letter.subject, text: letter.text, at };
  const half = join(folder, `.half${ending}`);
  await writeFile(half, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  // Renamed when whole, so that a reader never meets half a letter. The name begins with the time: names sort by age.
  await rename(half, join(folder, String(at).padStart(15, '0') + ending));
}

async function names(folder: string): Promise<string[]> {
  const all = await readdir(folder).catch(() => []);
  return all.filter((name) => name.endsWith(ENDING) && !name.startsWith('.'));
}

async function read(file: string): Promise<KeptLetter> {
  return JSON.parse(await readFile(file, 'utf8')) as KeptLetter;
}
