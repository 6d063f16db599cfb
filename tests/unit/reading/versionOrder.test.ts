import { expect, test } from 'vitest';
import { compareVersions, replacedOn } from '#src/reading/versionOrder.ts';

const VERSIONS = [
  { version: '1.10', effective: '2027-03-01' },
  { version: '1.9', effective: '2027-02-01' },
  { version: '1.0', effective: '2026-11-22' },
];

test('1.9 is older than 1.10', () => {
  expect(['1.10', '1.9', '2.0', '1.0'].toSorted(compareVersions)).toEqual(['1.0', '1.9', '1.10', '2.0']);
});

test('a version was replaced on the day of the next one, also when its number has one more digit', () => {
  expect(VERSIONS.map(({ version }) => replacedOn(VERSIONS, version))).toEqual([undefined, '2027-03-01', '2027-02-01']);
});

test('a version that its page does not list has no such day', () => {
  expect(replacedOn(VERSIONS, '0.5')).toBeUndefined();
});
