import { expect, test } from 'vitest';
import { ARCHIVE_DAYS, archiveName, archivesToEnd, newestArchive, readArchiveName } from '#src/domain/archives.ts';
import { DAY_LONG } from '#src/domain/day.ts';

const AT = Date.UTC(2026, 2, 2, 18, 4, 5);

test('a name tells kind and moment, and is read back', () => {
  expect(archiveName('keys', AT)).toBe('portal-keys-2026-03-02T180405Z.age');
  expect(readArchiveName(archiveName('data', AT))).toEqual({ name: archiveName('data', AT), kind: 'data', madeAt: AT });
});

test.each([
  'portal-keys-2026-03-02T180405Z.age.txt',
  'portal-letters-2026-03-02T180405Z.age',
  'my-portal-keys-2026-03-02T180405Z.age',
  'portal-data-2026-13-02T180405Z.age',
  'portal.db',
])('%s is none of ours, and never ends', (name) => {
  expect(readArchiveName(name)).toBeNull();
  expect(archivesToEnd([name], AT + 1000 * DAY_LONG)).toEqual([]);
});

test('keys end after seven days and data after thirty, not an hour before', () => {
  const names = [archiveName('data', AT), archiveName('keys', AT)];
  const endedAt = (days: number, more = 0) => archivesToEnd(names, AT + days * DAY_LONG + more).map(({ kind }) => kind);

  expect(ARCHIVE_DAYS).toEqual({ data: 30, keys: 7 });
  expect([endedAt(7), endedAt(7, 1), endedAt(30), endedAt(30, 1)]).toEqual([[], ['keys'], ['keys'], ['data', 'keys']]);
});

test('the newest of a kind is found whatever else lies there', () => {
  const names = [archiveName('data', AT + DAY_LONG), 'notes.txt', archiveName('data', AT), archiveName('keys', AT)];

  expect(newestArchive(names, 'data')?.madeAt).toBe(AT + DAY_LONG);
  expect(newestArchive(names, 'keys')?.madeAt).toBe(AT);
  expect(newestArchive(['notes.txt'], 'keys')).toBeNull();
});
