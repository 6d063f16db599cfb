import { defineConfig } from 'vitest/config';

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
          include: ['tests/{unit,integration,db,house}/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Real servers of the build: they start, are killed and wait for each other's leases.
        extends: true,
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          // After the others, which measure time and want the processor for themselves.
          sequence: { groupOrder: 1 },
          // They wait far more than they work.
          maxWorkers: 3,
        },
      },
    ],
  },
});
