import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderMailer, letterFolder } from '#src/adapters/folderMailer.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'letters-'));
});
afterEach(() => rm(dir, { recursive: true }));

function letter(idempotencyKey: string) {
  return { to: 'worker@site.example', subject: `Letter ${idempotencyKey}`, text: 'Words', idempotencyKey };
}

test('letters are read newest first, and no more than asked for', async () => {
  const folder = join(dir, 'letters');
  const times = [9_000, 10_000, 1_700_000_000_000];
  for (const at of times) await folderMailer(folder, () => at).send(letter(`k${at}`));

  const recent = await letterFolder(folder).recent(2);

  expect(recent).toEqual([
    { to: 'worker@site.example', subject: 'Letter k1700000000000', text: 'Words', at: 1_700_000_000_000 },
    { to: 'worker@site.example', subject: 'Letter k10000', text: 'Words', at: 10_000 },
  ]);
});

test('a repeat of the same letter leaves one file', async () => {
  const folder = join(dir, 'letters');
  const first = await folderMailer(folder, () => 1).send(letter('same'));

  // Under the same name, as a real provider would call it.
  expect(await folderMailer(folder, () => 2).send(letter('same'))).toEqual(first);
  expect(first).toMatchObject({ kind: 'sent', messageId: expect.stringContaining('same') });

  expect(await readdir(folder)).toHaveLength(1);
});

test('a folder that nobody wrote to yet holds no letters', async () => {
  expect(await letterFolder(join(dir, 'letters')).recent(5)).toEqual([]);
});

test('only the owner of the process can read the letters', async () => {
  const folder = join(dir, 'letters');
  await folderMailer(folder).send(letter('one'));

  const [name = ''] = await readdir(folder);
  expect((await stat(folder)).mode & 0o077).toBe(0);
  expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
});

test('a folder that cannot be written is a failure that is tried again', async () => {
  const blocked = join(dir, 'a-file');
  await writeFile(blocked, '');

  expect(await folderMailer(join(blocked, 'letters')).send(letter('one'))).toEqual({ kind: 'failed', code: 'folder', retry: true });
});
