import { expect, test } from 'vitest';
import { faultsWith } from '#tests/support/aContentTree.ts';

const page = (text: string) => ({ 'faq/what-is-it.md': (before: string) => before.replace('It links people to help.', text) });

test('the small content of these tests has no fault', () => {
  expect(faultsWith({})).toEqual([]);
});

test('a figure without a source is a fault, at its line', () => {
  expect(faultsWith(page('It saw 318 people.'))).toEqual([
    'faq/what-is-it.md:12: "318" has no source: add a mark like [^source-id], or begin the paragraph with "Advice:"',
  ]);
});

test('a figure in a row of a table needs its own source', () => {
  expect(faultsWith(page('Two places.\n\n| Place | People |\n|---|---|\n| North | 40[^study-2017] |\n| South | 47 |\n\nThey'))).toEqual([
    expect.stringMatching(/^faq\/what-is-it\.md:17: "47" has no source/),
  ]);
});

test('advice says that it is advice, an example that its numbers are invented, and a heading is no claim', () => {
  expect(faultsWith(page('Advice: begin with 20 officers.'))).toEqual([]);
  expect(faultsWith(page('With invented numbers: 30 of 100.'))).toEqual([]);
  expect(faultsWith(page('So.\n\n## After 90 days\n\nIt'))).toEqual([]);
});

test('a mark without its file of a source is a fault', () => {
  expect(faultsWith(page('It saw 318 people[^other-2019].'))).toEqual([
    'faq/what-is-it.md:12: [^other-2019]: there is no file content/sources/other-2019.yaml',
  ]);
});

test('odds told as a rate are a fault, where a page cites them', () => {
  expect(faultsWith(page('Arrests fell by 58%[^study-2017].'))).toEqual([
    expect.stringMatching(/^faq\/what-is-it\.md:12: these are odds, and the sentence must say so: Arrests fell by 58%/),
  ]);
  expect(faultsWith(page('The odds of arrest were 58% lower[^study-2017].'))).toEqual([]);
});

test('odds told as a rate are a fault in the facts of a study', () => {
  const told = (text: string) => ({ 'evidence/first-study.md': (before: string) => before.replaceAll('58% lower odds', text) });

  expect(faultsWith(told('58% lower risk'))).toEqual([
    expect.stringMatching(/^evidence\/first-study\.md:3: summary: these are odds/),
    expect.stringMatching(/^evidence\/first-study\.md:9: result: these are odds/),
  ]);
});

test('a figure in a summary has no place for its source', () => {
  const summary = { 'faq/what-is-it.md': (text: string) => text.replace('links people to help on', 'linked 318 people to help on') };
  const why = { 'for/officer.md': (text: string) => text.replace('In two minutes', 'In 20 minutes') };

  expect(faultsWith(summary)).toEqual(['faq/what-is-it.md:3: summary: "318" can have no source here: say it in the text, with its mark']);
  expect(faultsWith(why)).toEqual(['for/officer.md:15: first: "20" can have no source here: say it in the text, with its mark']);
});
