import { expect, test } from 'vitest';
import { type MarkedTerm, mentionFinder } from '#src/reading/glossaryMarks.ts';

const term = (slug: string, ...marks: string[]): MarkedTerm => ({ slug, title: slug, short: `What ${slug} means.`, marks });

/** What is found, as `slug: the words`. */
function found(terms: readonly MarkedTerm[], text: string): string[] {
  return mentionFinder(terms)(text).map(({ term: { slug }, start, end }) => `${slug}: ${text.slice(start, end)}`);
}

test('a spelling without a capital may begin a sentence but not be a name; one with a capital is found as it is written', () => {
  const terms = [term('harm-reduction', 'harm reduction'), term('roi', 'ROI')];

  expect(found(terms, 'Harm reduction, harm reduction')).toHaveLength(2);
  expect(found(terms, 'HARM REDUCTION, the Harm Reduction Coalition')).toEqual([]);
  expect(found(terms, 'ROI, roi, Roi')).toEqual(['roi: ROI']);
});

test('only whole words are found', () => {
  const terms = [term('recovery', 'recovery'), term('owg', 'OWG')];

  expect(found(terms, 'recoverys pre-recovery recovery-minded OWGs éOWG OWG2')).toEqual([]);
  expect(found(terms, 'OWG’s recovery; (OWG), “recovery”')).toHaveLength(4);
});

test('the longest spelling wins, whichever term stands first in the list', () => {
  const terms = [term('recovery', 'recovery'), term('cara', 'Comprehensive Addiction and Recovery Act')];

  expect(found(terms, 'the Comprehensive Addiction and Recovery Act')).toEqual(['cara: Comprehensive Addiction and Recovery Act']);
  expect(found(terms.toReversed(), 'the Comprehensive Addiction and Recovery Act')).toHaveLength(1);
});

test('of two spellings that begin alike the longer one wins', () => {
  const terms = [term('case', 'case'), term('plan', 'case plan'), term('planner', 'case plan meeting')];

  expect(found(terms, 'a case plan, a case, a case plan meeting')).toEqual(['plan: case plan', 'case: case', 'planner: case plan meeting']);
});

test('a longer spelling in the wrong case hides no shorter one in the right case', () => {
  const terms = [term('act', 'Act on Recovery'), term('recovery', 'recovery')];

  expect(found(terms, 'they act on recovery')).toEqual(['recovery: recovery']);
});

test('a line break inside a term and a bent apostrophe make no difference', () => {
  const terms = [term('warm-handoff', 'warm handoff'), term('oath', "driver's oath")];

  expect(found(terms, 'a warm\n  handoff')).toEqual(['warm-handoff: warm\n  handoff']);
  expect(found(terms, 'the driver’s oath')).toEqual(['oath: driver’s oath']);
});

test('signs that mean something to a pattern stand for themselves', () => {
  const terms = [term('rule', 'Golden Rule #1'), term('odd', 'A.B (c)'), term('empty', '', ' ')];

  expect(found(terms, 'Golden Rule #1 and A.B (c) but not AxB (c)')).toEqual(['rule: Golden Rule #1', 'odd: A.B (c)']);
});

test('without terms nothing is found', () => {
  expect(found([], 'recovery')).toEqual([]);
});
