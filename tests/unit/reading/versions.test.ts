import { expect, test } from 'vitest';
import { faultsWith } from '#tests/support/aContentTree.ts';

const FILE = 'glossary/warm-handoff.md';
const COPY = 'versions/glossary/warm-handoff';

const version = (number: string, effective: string) => `  - version: "${number}"\n    effective: ${effective}\n    what: Changed.\n`;
/** The term with these versions above its first one. */
const withVersions = (...versions: string[]) => {
  return (text: string) => text.replace('versions:\n', `versions:\n${versions.join('')}`);
};
const FIRST = `---
title: Warm handoff
summary: One worker takes the person to the next.
short: One worker takes the person to the next one.
versions:
  - version: "1.0"
    effective: 2026-11-22
    what: First published.
---
What it said before.
`;

test('a page whose older version has its copy is fine', () => {
  expect(faultsWith({ [FILE]: withVersions(version('1.1', '2026-12-01')), [`${COPY}/1.0.md`]: FIRST })).toEqual([]);
});

test('a page whose older version has no copy is a fault', () => {
  expect(faultsWith({ [FILE]: withVersions(version('1.1', '2026-12-01')) })).toEqual([
    'glossary/warm-handoff.md:10: version "1.0" has no copy: content/versions/glossary/warm-handoff/1.0.md is missing',
  ]);
});

test('versions stand newest first, and 1.10 is newer than 1.9', () => {
  const copies = { [`${COPY}/1.0.md`]: FIRST, [`${COPY}/1.9.md`]: FIRST.replace('"1.0"', '"1.9"') };

  expect(faultsWith({ ...copies, [FILE]: withVersions(version('1.10', '2026-12-01'), version('1.9', '2026-12-01')) })).toEqual([]);
  const copiesOfTen = { [`${COPY}/1.0.md`]: FIRST, [`${COPY}/1.10.md`]: FIRST.replace('"1.0"', '"1.10"') };
  expect(faultsWith({ ...copiesOfTen, [FILE]: withVersions(version('1.9', '2026-12-01'), version('1.10', '2026-12-01')) })).toEqual([
    'glossary/warm-handoff.md:10: versions stand newest first: "1.10" may not come after "1.9"',
  ]);
});

test('the same version cannot stand twice', () => {
  expect(faultsWith({ [FILE]: withVersions(version('1.0', '2026-12-01')) })).toContain(
    'glossary/warm-handoff.md:10: versions stand newest first: "1.0" may not come after "1.0"',
  );
});

test('an older version cannot be of a later day than a newer one; of the same day it can', () => {
  const copy = { [`${COPY}/1.0.md`]: FIRST };

  expect(faultsWith({ ...copy, [FILE]: withVersions(version('1.1', '2026-11-21')) })).toEqual([
    'glossary/warm-handoff.md:10: "1.0" is older than "1.1", and cannot be of a later day',
  ]);
  expect(faultsWith({ ...copy, [FILE]: withVersions(version('1.1', '2026-11-22')) })).toEqual([]);
});

test.each([
  ['glossary/gone/1.0.md', 'there is no page content/glossary/gone.md to which this older version belongs'],
  ['glossary/warm-handoff/0.9.md', 'the file is named 0.9, and its newest version says "1.0"'],
  ['glossary/warm-handoff/1.0.md', 'version "1.0" is the present one; only older versions have a copy'],
])('a stray copy %s is a fault: %s', (name, why) => {
  expect(faultsWith({ [`versions/${name}`]: FIRST })).toEqual([`versions/${name}:6: ${why}`]);
});

test('a copy that its page does not list is a fault', () => {
  expect(faultsWith({ [`${COPY}/0.5.md`]: FIRST.replace('"1.0"', '"0.5"') })).toEqual([
    'versions/glossary/warm-handoff/0.5.md:6: content/glossary/warm-handoff.md does not list version "0.5"',
  ]);
});
