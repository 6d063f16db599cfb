import { test } from '@playwright/test';

/** Where the server under test keeps its data: each half of the journeys has a demonstration of its own. */
export function dataFolder(): string {
  const named = process.env['E2E_DATA_DIR'] ?? test.info().project.metadata['data'];
  return typeof named === 'string' ? named : 'test-results/data';
}
