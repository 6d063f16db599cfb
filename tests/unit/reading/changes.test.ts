import { expect, test } from 'vitest';
import { changesByDay, changesOf } from '#src/reading/changes.ts';

const page = (id: string, title: string, versions: readonly (readonly [version: string, effective: string])[]) => ({
  id,
  path: `/${id}/`,
  data: { title, versions: versions.map(([version, effective]) => ({ version, effective, what: `What changed in ${version}.` })) },
});

const PAGES = [
  page('faq/cost', 'What does it cost?', [['1.0', '2026-03-01']]),
  page('toolkit/doors', 'Three doors', [
    ['1.1', '2026-05-09'],
    ['1.0', '2026-03-01'],
  ]),
];

test('every version of every page is a change, the newest first, and one day keeps the order of the pages', () => {
  const changes = changesOf(PAGES, new Set());

  expect(changes.map(({ day, title, version }) => `${day} ${title} ${version}`)).toEqual([
    '2026-05-09 Three doors 1.1',
    '2026-03-01 What does it cost? 1.0',
    '2026-03-01 Three doors 1.0',
  ]);
});

test('a version that was replaced and kept says where it stands, every other one does not', () => {
  const changes = changesOf(PAGES, new Set(['toolkit/doors/1.0']));

  expect(changes.map(({ kept }) => kept)).toEqual([undefined, undefined, '/versions/toolkit/doors/1.0/']);
});

test('the changes of one day stand together', () => {
  const days = changesByDay(changesOf(PAGES, new Set()));

  expect(days.map(([day, changes]) => [day, changes.length])).toEqual([
    ['2026-05-09', 1],
    ['2026-03-01', 2],
  ]);
});
