import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderMailer, letterFolder } from '#src/adapters/folderMailer.ts';
import { readDemoLetters } from '#src/features/deliveries/readDemoLetters.ts';
import { testPorts } from '#tests/support/testPorts.ts';

const LETTER = { to: 'worker@site.example', subject: 'Look / Mire', idempotencyKey: 'k' };

async function shown(text: string) {
  await using ports = await testPorts({ settings: { publicOrigin: 'http://localhost:4321', mode: 'demo' } });
  const folder = await mkdtemp(join(tmpdir(), 'letters-'));
  await folderMailer(folder, () => 5).send({ ...LETTER, text });
  const letters = await readDemoLetters({ ...ports, letterBox: letterFolder(folder) });
  await rm(folder, { recursive: true });
  return letters;
}

test('a link into the portal comes alive, with the words round it, in the language of its part', async () => {
  expect(await shown('Sign in at http://localhost:4321/staff/ when you can.\n\nThe end.\n\nEspañol\n\nFin.')).toEqual([
    {
      to: LETTER.to,
      subjects: [
        { language: 'en', text: 'Look' },
        { language: 'es', text: 'Mire' },
      ],
      at: 5,
      parts: [
        {
          language: 'en',
          paragraphs: [
            [
              { text: 'Sign in at ', href: null },
              { text: 'http://localhost:4321/staff/', href: '/staff/' },
              { text: ' when you can.', href: null },
            ],
            [{ text: 'The end.', href: null }],
          ],
        },
        { language: 'es', paragraphs: [[{ text: 'Español', href: null }], [{ text: 'Fin.', href: null }]] },
      ],
    },
  ]);
});

test.each(['https://elsewhere.example/staff/', 'http://localhost:4321.elsewhere.example/'])(
  'a link elsewhere stays text: %s',
  async (url) => {
    const letters = await shown(url);

    expect(letters?.[0]?.parts).toEqual([{ language: 'en', paragraphs: [[{ text: url, href: null }]] }]);
  },
);

test('where letters really leave there is nothing to show', async () => {
  await using ports = await testPorts({ settings: { mode: 'demo' } });

  expect(await readDemoLetters(ports)).toBeNull();
});

test('production shows nothing, even if it had a folder', async () => {
  await using ports = await testPorts({ settings: { mode: 'production' } });

  expect(await readDemoLetters({ ...ports, letterBox: letterFolder('nowhere') })).toBeNull();
});
