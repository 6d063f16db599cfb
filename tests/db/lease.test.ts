import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { releaseLease, takeLease } from '#db/lease.ts';
import { freshDatabase } from '#tests/support/freshDatabase.ts';

const NOW = Date.UTC(2026, 2, 2, 18);

async function twoServers() {
  const first = await freshDatabase();
  const second = await openDatabase({ url: first.url });
  onTestFinished(async () => {
    second.close();
    await first.remove();
  });
  return [first.db, second.db] as const;
}

test('one server holds a file, and renews its hold', async () => {
  const [one, two] = await twoServers();

  expect(await takeLease(one, 'one', NOW, 60_000)).toBe(true);
  expect(await takeLease(two, 'two', NOW, 60_000)).toBe(false);
  expect(await takeLease(one, 'one', NOW + 50_000, 60_000)).toBe(true);
  expect(await takeLease(two, 'two', NOW + 60_000, 60_000)).toBe(false);
});

test('of two that start at once one gets the file', async () => {
  const [one, two] = await twoServers();

  const answers = await Promise.all([takeLease(one, 'one', NOW, 60_000), takeLease(two, 'two', NOW, 60_000)]);

  expect(answers.toSorted()).toEqual([false, true]);
});

test('the hold of a server that died runs out', async () => {
  const [one, two] = await twoServers();
  await takeLease(one, 'one', NOW, 60_000);

  expect(await takeLease(two, 'two', NOW + 60_000, 60_000)).toBe(true);
  expect(await takeLease(one, 'one', NOW + 60_000, 60_000)).toBe(false);
});

test('a server gives back its own hold only', async () => {
  const [one, two] = await twoServers();
  await takeLease(one, 'one', NOW, 60_000);

  await releaseLease(two, 'two');
  expect(await takeLease(two, 'two', NOW, 60_000)).toBe(false);
  await releaseLease(one, 'one');
  expect(await takeLease(two, 'two', NOW, 60_000)).toBe(true);
});
