import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { personalData } from '#db/personalData.ts';
import * as schema from '#db/schema.ts';

test('of a referral nothing stands in the clear but what product §3 names, the version that guards it, and that a rehearsal is one', () => {
  expect(Object.keys(personalData.referrals)).toEqual([
    'id',
    'site',
    'epoch',
    'day',
    'state',
    'assignee',
    'dueAt',
    'deleteOn',
    'version',
    'rehearsal',
  ]);
});

test('no table but the parts and the withdrawals points at a referral, so a receipt leads nowhere', () => {
  const pointing = Object.values(schema)
    .map((table) => getTableConfig(table))
    .filter(({ foreignKeys }) => foreignKeys.some((key) => key.reference().foreignTable === schema.referrals))
    .map(({ name }) => name);

  expect(pointing).toEqual(['referral_parts', 'withdrawals']);
  expect(Object.keys(personalData.receipts)).toEqual(['codeIndex', 'site', 'receivedOn', 'dueAt', 'readOn', 'withdrawnAt', 'deleteOn']);
});
