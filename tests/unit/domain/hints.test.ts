import { expect, test } from 'vitest';
import { HINTS, hintsFor } from '#src/domain/hints.ts';

const ROWS: [hint: string, raises: string[], quiet: string[]][] = [
  [
    'danger',
    ['he wants to kill himself', 'se quiere matar esta noche', 'has a gun', 'maybe an overdose'],
    ['he killed time', 'begun to rain'],
  ],
  ['ssn', ['his number is 000-12-3456'], ['room 12-3456', 'call 206-555-0100']],
  ['birth-date', ['born in 1980', 'su fecha de nacimiento', '01/02/1980', '3-4-2001'], ['reborn hope', 'since March']],
  ['card', ['4000 0000 0000 0002'], ['98104', '206 555 0100']],
  ['diagnosis', ['I think he is bipolar', 'es esquizofrénico'], ['he talks to himself', 'lives near the bee hive']],
  ['papers', ['she is undocumented', 'no tiene permiso, es ilegal', 'he has a warrant'], ['a paper bag', 'sells newspapers']],
  [
    'address',
    ['1234 Pine Street Apt 5', '12 Old Mill Rd', 'Calle Ocho 112'],
    ['4th and Pine', 'corner of Main Street', 'since 9 in the morning'],
  ],
  ['slur', ['a junkie', 'un drogadicto'], ['bumper', 'in need of help']],
  ['police', ['call the police', 'llamen a la policía'], ['no police please', 'the police station corner']],
];

test.each(ROWS)('%s is hinted at where it stands, and not where it does not', (hint, raises, quiet) => {
  for (const text of raises) expect(hintsFor(text), text).toContain(hint);
  for (const text of quiet) expect(hintsFor(text), text).not.toContain(hint);
});

test('the table above has every hint', () => {
  expect(ROWS.map(([hint]) => hint)).toEqual([...HINTS]);
});
