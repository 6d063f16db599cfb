import { expect, test } from 'vitest';
import { MOST_AT_ONCE, MOST_WAITING, SCRYPT_LOG_N, SCRYPT_P, SCRYPT_R, scryptQueue } from '#src/adapters/scryptQueue.ts';

const SALT = Buffer.alloc(16);
// Fast enough to run many; the numbers in use are checked by name.
const CHEAP = 4;

test('a passphrase costs what the controls ask for', () => {
  expect({ N: 2 ** SCRYPT_LOG_N, r: SCRYPT_R, p: SCRYPT_P }).toEqual({ N: 131_072, r: 8, p: 1 });
  expect({ MOST_AT_ONCE, MOST_WAITING }).toEqual({ MOST_AT_ONCE: 2, MOST_WAITING: 10 });
});

test('the queue is full with two at work and ten waiting, and empties again', async () => {
  const queue = scryptQueue();
  const fill = () =>
    Array.from({ length: 12 }, (_, n) => {
      const key = queue.derive(`secret ${n}`, SALT, CHEAP);
      return { key, isFull: queue.isFull() };
    });
  // Twice: places that were left have to be there again, and no more of them.
  for (const round of ['first', 'second']) {
    const filled = fill();
    expect(
      filled.map(({ isFull }) => isFull),
      round,
    ).toEqual([...Array(11).fill(false), true]);
    const keys = await Promise.all(filled.map(({ key }) => key));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(12);
  }
  expect(queue.isFull()).toBe(false);
});

test('those who wait are served in their order', async () => {
  const queue = scryptQueue();
  const served: number[] = [];
  // One place is taken for a while, so the other one serves them one by one.
  const long = queue.derive('secret', SALT, 16);

  await Promise.all([1, 2, 3, 4, 5].map((n) => queue.derive('secret', SALT, CHEAP).then(() => served.push(n))));
  expect(served).toEqual([1, 2, 3, 4, 5]);
  await long;
});

test('one that fails makes room for the next', async () => {
  const queue = scryptQueue();
  const failing = [1, 2, 3].map(() => queue.derive('secret', SALT, 0));

  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(queue.derive('secret', SALT, CHEAP)).resolves.toHaveLength(32);
});
