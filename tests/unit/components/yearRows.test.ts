import { expect, test } from 'vitest';
import { yearRows } from '#src/components/trust/yearRows.ts';

const few = { kind: 'few' } as const;
const number = (n: number) => ({ kind: 'number', n }) as const;

test('a year that is over tells each count by its name, and hides the small ones', () => {
  const people = { received: number(1234), read: number(11), takenBack: few, shared: number(12), askedToErase: few };

  expect(yearRows([{ year: 2026, people, lawfulDemands: number(0) }], 'en')).toEqual([
    {
      year: '2026',
      cells: [
        { label: 'Referrals received', text: '1,234' },
        { label: 'Read by a person', text: '11' },
        { label: 'Taken back', text: 'fewer than 11' },
        { label: 'Copies that left a site', text: '12' },
        { label: 'Erased because the person asked', text: 'fewer than 11' },
        { label: 'Lawful demands', text: '0' },
      ],
    },
  ]);
});

test('a year that is not over says from when its counts of people are told, and its demands at once', () => {
  const [row] = yearRows([{ year: 2026, people: null, lawfulDemands: few }], 'en');

  expect(row?.year).toBe('2026, so far');
  expect(row?.cells.map(({ text }) => text)).toEqual([...Array.from({ length: 5 }, () => 'told from January 3, 2027'), 'from 1 to 10']);
});

test('in Spanish the words and the day are Spanish, the figures those of the United States', () => {
  const people = { received: number(1234), read: few, takenBack: few, shared: few, askedToErase: few };
  const [row, later] = yearRows(
    [
      { year: 2026, people, lawfulDemands: number(0) },
      { year: 2027, people: null, lawfulDemands: few },
    ],
    'es',
  );

  expect(row?.cells.slice(0, 2).map(({ text }) => text)).toEqual(['1,234', 'menos de 11']);
  expect(later?.year).toBe('2027, hasta ahora');
  expect(later?.cells[0]?.text).toContain('3 de enero de 2028');
});
