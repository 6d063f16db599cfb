import { expect, test } from 'vitest';
import { syllablesOf } from '#src/reading/spanishSyllables.ts';

/** Divided as a dictionary divides them. */
const WORDS = [
  ...['y', 'no', 'que', 'quien', 'guion', 'muy', 'hay', 'ley', 'voy', 'buey', 'dio', 'cruel', 'huí', 'sí'],
  ...['ca-lle', 'puer-ta', 'ciu-dad', 'quie-re', 'gue-rra', 'se-guir', 'a-gua', 'le-yes', 'ma-yo', 'hue-vo', 'bien-es', 'ru-ta', 'rey-no'],
  ...[
    'a-yu-da',
    'an-ti-guo',
    'pin-güi-no',
    'ver-güen-za',
    'bi-lin-güe',
    'dí-a',
    'pa-ís',
    'ra-íz',
    'o-ír',
    'rí-o',
    'ba-úl',
    'le-í-do',
    'le-í-a',
  ],
  ...[
    'po-li-cí-a',
    'to-da-ví-a',
    'a-ho-ra',
    'al-co-hol',
    've-hí-cu-lo',
    'bú-ho',
    'prohi-bir',
    'pro-hí-be',
    're-ú-ne',
    'ca-í-ais',
    'cre-er',
  ],
  ...[
    'cons-truí',
    'cuí-da-te',
    'lin-güís-ti-ca',
    'vein-tiún',
    'es-tu-diáis',
    'U-ru-guay',
    'pa-ra-no-ia',
    'a-hí',
    'ca-ca-hue-te',
    'quó-rum',
  ],
  ...['re-fe-ren-cia', 'com-pro-mi-so', 'a-com-pa-ña-mien-to', 'ha-wai-a-no', 'hé-ro-e', 'lí-ne-a', 'a-ho-rrar', 'an-ti-in-fla-ma-to-rio'],
];

test.each(WORDS)('%s', (divided) => {
  expect(syllablesOf(divided.replaceAll('-', ''))).toBe(divided.split('-').length);
});

test('capitals and letters typed in two pieces count alike', () => {
  expect(syllablesOf('POLICÍA')).toBe(4);
  expect(syllablesOf('policía'.normalize('NFD'))).toBe(4);
});

test('two words with a hyphen between them stay apart, and a word without a vowel counts one', () => {
  expect(syllablesOf('norte-oeste')).toBe(5);
  expect(syllablesOf('Sr')).toBe(1);
});
