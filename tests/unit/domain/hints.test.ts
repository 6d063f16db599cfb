import { expect, test } from 'vitest';
import { HINTS, hintsFor } from '#src/domain/hints.ts';

const ROWS: [hint: string, raises: string[], quiet: string[]][] = [
  ['ssn', ['his number is 000-12-3456'], ['room 12-3456', 'call 206-555-0100']],
  ['birth-date', ['born in 1980', 'su fecha de nacimiento', '01/02/1980', '3-4-2001'], ['reborn hope', 'since March']],
  ['card', ['4000 0000 0000 0002'], ['98104', '206 555 0100']],
  ['diagnosis', ['I think he is bipolar', 'es esquizofrénico'], ['he talks to himself', 'lives near the bee hive']],
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
