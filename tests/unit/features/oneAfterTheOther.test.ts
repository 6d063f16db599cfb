import { afterEach, expect, test, vi } from 'vitest';
import { oneAfterTheOther } from '#src/features/referrals/oneAfterTheOther.ts';

afterEach(() => vi.useRealTimers());

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

test('deeds on one thing happen one after the other, in the order in which they were asked for', async () => {
  const line = {};
  const steps: string[] = [];
  const deed = (name: string, ms: number) =>
    oneAfterTheOther(line, async () => {
      steps.push(`${name} begins`);
      await pause(ms);
      steps.push(`${name} ends`);
      return name;
    });

  expect(await Promise.all([deed('first', 20), deed('second', 1)])).toEqual(['first', 'second']);
  expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('deeds on two things do not wait for each other', async () => {
  const never = oneAfterTheOther({}, () => new Promise<string>(() => undefined));

  expect(await Promise.race([never, oneAfterTheOther({}, async () => 'done')])).toBe('done');
});

test('a deed that fails tells whoever asked for it, and the next one goes on', async () => {
  const line = {};
  const failing = oneAfterTheOther(line, () => Promise.reject(new Error('fault')));

  const next = oneAfterTheOther(line, async () => 'done');
  await expect(failing).rejects.toThrow('fault');
  expect(await next).toBe('done');
});

test('a deed that hangs keeps the others waiting for half a minute and no longer', async () => {
  vi.useFakeTimers();
  const line = {};
  let isDone = false;
  oneAfterTheOther(line, () => new Promise(() => undefined));
  const next = oneAfterTheOther(line, async () => {
    isDone = true;
  });

  await vi.advanceTimersByTimeAsync(29_999);
  expect(isDone).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await next;
  expect(isDone).toBe(true);
});
