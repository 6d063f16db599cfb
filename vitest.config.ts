import { defineConfig } from 'vitest/config';

/** No test is about how fast this machine is: whoever waits, waits for something to happen, and this only ends what never does. */
const ENOUGH = 600_000;

export default defineConfig({
  test: {
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          // Nothing in a module is changed by a test, so files share them: loading each anew for every file took half the time.
          isolate: false,
          maxWorkers: '100%',
          include: ['tests/{unit,integration,db,house}/**/*.test.ts'],
          testTimeout: ENOUGH,
          hookTimeout: ENOUGH,
          expect: { poll: { timeout: ENOUGH / 10 } },
        },
      },
      {
        // Real servers of the build: they start, are killed and wait for each other's leases.
        extends: true,
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          testTimeout: 2 * ENOUGH,
          hookTimeout: 2 * ENOUGH,
          expect: { poll: { timeout: ENOUGH / 2 } },
          sequence: { groupOrder: 1 },
          // They wait far more than they work, and `npm test` runs them beside the browser.
          maxWorkers: 2,
        },
      },
    ],
  },
});
