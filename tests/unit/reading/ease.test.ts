import { expect, test } from 'vitest';
import { EASE } from '#src/reading/ease.ts';
import { hardestSentences, scoreOf, sentencesOf } from '#src/reading/measure.ts';
import { faultsWith } from '#tests/support/aContentTree.ts';

const PLAIN = 'El equipo viene. Pregunta qué le hace falta. Usted puede decir que no.';
/** The sibling of the English sentence that the gate refuses (gate.test.ts). */
const HARD =
  'No obstante las consideraciones de elegibilidad anteriormente mencionadas, las jurisdicciones participantes deberían operacionalizar la deliberación interinstitucional respecto de la discrecionalidad procesal.';

test('a plain text is very easy and an official one is not', () => {
  expect(scoreOf([PLAIN], EASE)).toBeGreaterThan(90);
  expect(scoreOf([HARD], EASE)).toBeLessThan(30);
});

test('the ease is that of the formula: 206.84, less 60 syllables a word, less 1.02 words a sentence', () => {
  // El e-qui-po vie-ne: 6. Pre-gun-ta qué le ha-ce fal-ta: 9. Us-ted pue-de de-cir que no: 8. Thirteen words, three sentences.
  expect(scoreOf([PLAIN], EASE)).toBeCloseTo(206.84 - 60 * (23 / 13) - 1.02 * (13 / 3), 5);
});

test('names, figures and citations are left out, and a text without words has no ease', () => {
  expect(scoreOf(['En 2017 el condado de King vio a 318 personas[^collins-2017].'], EASE)).toBe(
    scoreOf(['En el condado de vio a personas.'], EASE),
  );
  expect(scoreOf(['58%', '[^collins-2017]'], EASE)).toBeNull();
});

test('short forms and question marks end no sentence in its midst', () => {
  expect(sentencesOf('La Dra. Lee llega a las 5 p. m. de hoy desde EE. UU. con la Sra. Paz.', EASE)).toHaveLength(1);
  expect(sentencesOf('¿Quién lo lee? Una persona del equipo.', EASE)).toEqual(['¿Quién lo lee?', 'Una persona del equipo.']);
});

test('the hardest sentence is the one without which the text would be easiest', () => {
  expect(hardestSentences([PLAIN, HARD], 1, EASE)[0]?.text).toBe(HARD);
});

test('a twin below its ease is a fault: at the line of its hardest sentence, which is shown', () => {
  const [fault = '', ...others] = faultsWith({
    'es/toolkit/three-doors.md': (text) => text.replace('Hay tres puertas.', `Hay tres puertas.\n\n${HARD}`),
  });

  expect(fault).toMatch(
    /^es\/toolkit\/three-doors\.md:10: reading ease \d\d\.\d, at least 70 is needed; the hardest sentences:\n {4}ease -?\d+: No/,
  );
  expect(others).toEqual([]);
});
