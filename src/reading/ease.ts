import type { Counts, Measure } from './measure.ts';
import { syllablesOf } from './spanishSyllables.ts';

/**
 * Spanish: the reading ease of José Fernández Huerta (Medidas sencillas de lecturabilidad, Consigna 214, 1959), 100 very easy and 0
 * very hard, in the form that Gwillim Law corrected (2011): syllables for each word, and words for each sentence. The form usually
 * cited counts sentences where words stand.
 */
export const EASE: Measure = {
  locale: 'es',
  name: 'reading ease',
  syllablesOf,
  scoreOf: ({ sentence, word, syllable }: Counts) => 206.84 - 60 * (syllable / word) - 1.02 * (word / sentence),
  rises: false,
  segmenter: new Intl.Segmenter('es', { granularity: 'sentence' }),
  shortForms: /\b(?:Dra?|Sra?|Srta|Uds?|EE|vs|núm|art|págs?|p\. ?ej)\.(?= )/g,
};
