import { expect, test } from 'vitest';
import { checkWords } from '#src/reading/checks/words.ts';
import { faultsWith } from '#tests/support/aContentTree.ts';

const HARD =
  'Notwithstanding the aforementioned eligibility considerations, participating jurisdictions should operationalize collaborative deliberation regarding prosecutorial discretion.';

test('a page above its grade is a fault: at the line of its hardest sentence, which is shown', () => {
  const [fault = '', ...others] = faultsWith({
    'toolkit/three-doors.md': (text) => text.replace('There are three doors.', `There are three doors.\n\n${HARD}`),
  });

  expect(fault).toMatch(/^toolkit\/three-doors\.md:15: reading grade \d\d\.\d, at most 8 is allowed; the hardest sentences:/);
  expect(fault).toMatch(new RegExp(`grade \\d\\d: ${HARD}`));
  expect(others).toEqual([]);
});

test('the sentences of the head count, and the fault points at them', () => {
  const faults = faultsWith({ 'for/officer.md': (text) => text.replace('Yours is one of them.', HARD.slice(0, 100)) });

  expect(faults).toEqual([expect.stringMatching(/^for\/officer\.md:12: reading grade/)]);
});

test('a table and a heading do not count', () => {
  expect(faultsWith({ 'pages/about.md': (text) => `${text}\n## ${HARD}\n\n| ${HARD} |\n|---|\n| ${HARD} |\n` })).toEqual([]);
});

test('a placeholder of "npm run new" is a fault, in the head and in the text', () => {
  expect(faultsWith({ 'pages/about.md': (text) => text.replace('Who makes', 'TODO makes').concat('\nTODO\n') })).toEqual([
    'pages/about.md:3: there is still a TODO to fill in: summary: TODO makes this and why.',
    'pages/about.md:12: there is still a TODO to fill in: TODO',
  ]);
});

test('words of the form above their grade are a fault, wherever they are nested', () => {
  const words = { title: 'Fine', list: [{ say: (name: string) => `${name}: ${HARD}` }] };

  expect(checkWords([{ id: 'words/refer', locale: 'en', limit: 6, files: ['src/words/en/refer.ts'], words }])).toEqual([
    {
      file: 'src/words/en/refer.ts',
      line: 1,
      message: expect.stringMatching(/^words\/refer: reading grade \d\d\.\d, at most 6[\s\S]*Notwithstanding/),
    },
  ]);
});

test('labels do not make a hard text look easy', () => {
  const labels = Array.from({ length: 50 }, () => 'Yes');

  expect(checkWords([{ id: 'words/refer', locale: 'en', limit: 6, files: [], words: [HARD, ...labels] }])).toHaveLength(1);
});

test('the fault points at the line of the hardest sentence', () => {
  const files = ['src/reading/vocabulary.ts', 'tests/unit/reading/gate.test.ts'];
  const [fault] = checkWords([{ id: 'words/refer', locale: 'en', limit: 6, files, words: HARD }]);

  expect(fault).toMatchObject({ file: 'tests/unit/reading/gate.test.ts', line: 6 });
});
