import { expect, test } from 'vitest';
import { eachAlone, faultsOf } from '#src/domain/eachAlone.ts';

const coded = (code: string) => Object.assign(new Error('database: writing'), { code });

/** Does what stands for each, and answers who had a turn and what was thrown. */
async function turns(all: readonly (Error | null)[]): Promise<{ had: number; thrown: readonly unknown[] }> {
  let had = 0;
  const deed = async (fault: Error | null) => {
    had += 1;
    if (fault) throw fault;
  };
  const thrown = await eachAlone(all, deed).then(
    () => [],
    (error: unknown) => faultsOf(error),
  );
  return { had, thrown };
}

const [broken, refused] = [new TypeError('broken'), coded('SQLITE_CONSTRAINT_NOTNULL')];

test.each<[string, (Error | null)[], number, unknown[]]>([
  ['all is well', [null, null, null], 3, []],
  ['one fails', [null, broken, null], 3, [broken]],
  ['several fail', [broken, null, refused], 3, [broken, refused]],
])('%s: each has its turn, and what failed is thrown at the end', async (_, all, had, thrown) => {
  expect(await turns(all)).toEqual({ had, thrown });
});

test.each(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'DATABASE_STUCK'])('%s ends it at once, and is among what is thrown', async (code) => {
  const stuck = coded(code);
  expect(await turns([broken, stuck, null])).toEqual({ had: 2, thrown: [broken, stuck] });
});

test('one within another throws every single fault', async () => {
  const inner = () => eachAlone([broken, refused], (fault) => Promise.reject(fault));
  const thrown = await eachAlone([inner, inner], (deed) => deed()).catch(faultsOf);
  expect(thrown).toEqual([broken, refused, broken, refused]);
});

test('what is fetched one by one is done one by one, and a fetch that fails ends it', async () => {
  async function* fetched() {
    yield 1;
    yield 2;
    throw broken;
  }
  const done: number[] = [];
  const refusing = eachAlone(fetched(), (n) => (n === 2 ? Promise.reject(refused) : Promise.resolve()));
  // What had failed before the fetch is told as well.
  expect(await refusing.catch(faultsOf)).toEqual([refused, broken]);
  await expect(eachAlone(fetched(), async (n) => done.push(n))).rejects.toBe(broken);
  expect(done).toEqual([1, 2]);
});
