import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderMailer, letterFolder } from '#src/adapters/folderMailer.ts';
import { readDemoLetters } from '#src/features/deliveries/readDemoLetters.ts';
import { testPorts } from '#tests/support/testPorts.ts';

const LETTER = { to: 'worker@site.example', subject: 'Look', idempotencyKey: 'k' };

async function shown(text: string) {
  await using ports = await testPorts({ settings: { publicOrigin: 'http://localhost:4321', mode: 'demo' } });
  const folder = await mkdtemp(join(tmpdir(), 'letters-'));
  await folderMailer(folder, () => 5).send({ ...LETTER, text });
  const letters = await readDemoLetters({ ...ports, letterBox: letterFolder(folder) });
  await rm(folder, { recursive: true });
  return letters;
}

test('a link into the portal comes alive, with the words round it', async () => {
  expect(await shown('Sign in at http://localhost:4321/staff/ when you can.\n\nThe end.')).toEqual([
    {
      to: LETTER.to,
      subject: 'Look',
      at: 5,
      paragraphs: [
        [
          { text: 'Sign in at ', href: null },
          { text: 'http://localhost:4321/staff/', href: '/staff/' },
          { text: ' when you can.', href: null },
        ],
        [{ text: 'The end.', href: null }],
      ],
    },
  ]);
});

test.each(['https://elsewhere.example/staff/', 'http://localhost:4321.elsewhere.example/'])(
  'a link elsewhere stays text: %s',
  async (url) => {
    const letters = await shown(url);

    expect(letters?.[0]?.paragraphs).toEqual([[{ text: url, href: null }]]);
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
