import { expect, test } from 'vitest';
import { HINTS, hintsFor } from '#src/domain/hints.ts';

const ROWS: [hint: string, raises: string[], quiet: string[]][] = [
  [
    'danger',
    [
      ...[
        'he wants to kill himself',
        'has a gun',
        'maybe an overdose',
        'she has a weapon',
        'his lips are blue',
        'blue lips',
        'wants to die',
      ],
      ...[
        'cannot be woken',
        'I can’t wake him',
        'he won’t wake up',
        'not breathing',
        "isn't breathing",
        'slow breathing',
        'heavy bleeding',
      ],
      ...['se quiere matar esta noche', 'se va a matar', 'se quiere quitar la vida', 'quiere matarse', 'Lo va a matar', 'una sobredosis'],
      ...['tiene un arma', 'hay armas', 'una navaja', 'No despierta', 'no se despierta', 'no lo puedo despertar', 'sangra mucho'],
      ...['no está respirando', 'no esta respirando', 'no respira', 'respira muy lento', 'labios azules', 'tiene los labios morados'],
    ],
    [
      ...['he killed time', 'begun to rain', 'does not wake up before noon', 'do not wake him up', 'one-armed man', 'a blue lipstick'],
      ...['un armario', 'suena la alarma', 'arma un escándalo', 'él arma su carpa', 'Plaza de Armas', 'una carpa armada', 'el ejército'],
      ...['no se despierta antes de las diez', 'no lo despierte', 'navaja de afeitar', 'usa lápiz de labios azul', 'no lo va a molestar'],
    ],
  ],
  ['ssn', ['his number is 000-12-3456'], ['room 12-3456', 'call 206-555-0100']],
  [
    'birth-date',
    ['born in 1980', 'su fecha de nacimiento', '01/02/1980', '3-4-2001', 'nació en mayo', 'nacio en mayo', 'su cumpleaños'],
    ['reborn hope', 'since March', 'un recién nacido', 'una canción nacional'],
  ],
  ['card', ['4000 0000 0000 0002'], ['98104', '206 555 0100']],
  [
    'diagnosis',
    ['I think he is bipolar', 'es esquizofrénico', 'es psicotico', 'tiene SIDA', 'tiene sida', 'has AIDS'],
    ['he talks to himself', 'lives near the bee hive', 'wears hearing aids', 'una sidra', 'presidar'],
  ],
  [
    'papers',
    [
      ...[
        'she is undocumented',
        'he has a warrant',
        'does not have papers',
        'she is an immigrant',
        'they will deport him',
        'he was deported',
        'ICE took his brother',
      ],
      ...['no tiene permiso, es ilegal', 'No tiene papeles', 'Mi vecino José no tiene papeles y duerme en la calle', 'vive sin papeles'],
      ...['tiene órdenes de arresto', 'tiene ordenes de arresto', 'una orden de captura', 'es inmigrante', 'teme a inmigración'],
      ...['lo van a deportar', 'lo deportaron', 'ICE lo busca', 'ICE LO BUSCA', 'tiene miedo de ICE', 'José ICE'],
    ],
    [
      ...['a paper bag', 'sells newspapers', 'ice on the pavement', 'ICE', 'SLEEPS ON ICE', 'police officer', 'may immigrants take part?'],
      ...['un papel', 'papeles en el piso', 'tiene papeles de colores', 'pide órdenes de comida', 'le gusta el deporte', 'ropa deportiva'],
    ],
  ],
  [
    'address',
    ['1234 Pine Street Apt 5', '12 Old Mill Rd', 'Calle Ocho 112', '1420 Calle Pine', '1420 calle Peña', 'Avenida del Río, 45'],
    [
      ...['4th and Pine', 'corner of Main Street', 'since 9 in the morning', '5 years on the street', 'the 1200 block of Pine Street'],
      ...[
        'duerme en la calle desde hace 30 días',
        'en la calle Pine a las 10',
        'a las 10 calle Pine',
        'calle Pine y 45',
        'calle 5 avenida 12',
        'bus 49 Broadway and Pine St',
      ],
    ],
  ],
  [
    'slur',
    ['a junkie', 'un drogadicto', 'es un tecato', 'ese marihuano', 'una marihuanera'],
    ['bumper', 'in need of help', 'fuma marihuana', 'el contacto'],
  ],
  [
    'police',
    ['call the police', 'llamen a la policía', 'llamen a la policia', 'manden a la policía', 'que venga la policía', 'Envíe a la policía'],
    ['no police please', 'the police station corner', 'cerca de la policía', 'se asusta cuando viene la policía'],
  ],
];

test.each(ROWS)('%s is hinted at where it stands, and not where it does not', (hint, raises, quiet) => {
  for (const text of raises) expect(hintsFor(text), text).toContain(hint);
  for (const text of quiet) expect(hintsFor(text), text).not.toContain(hint);
});

test('the table above has every hint', () => {
  expect(ROWS.map(([hint]) => hint)).toEqual([...HINTS]);
});
