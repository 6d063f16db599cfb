import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aContentTree } from '#tests/support/aContentTree.ts';

/** Runs the gate as the build does. */
function gate(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', ['src/build/checkContent.ts', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const HARD =
  'Notwithstanding the aforementioned eligibility considerations, participating jurisdictions should operationalize collaborative deliberation.';

test('the content of this portal passes', () => {
  const { status, stderr } = gate();

  // A twin may be stale, which is told and stops nothing.
  expect({ status, faults: stderr.match(/^\d+ faults? in content$/m) }).toEqual({ status: 0, faults: null });
});

test('a content without faults passes', () => {
  expect(gate('--root', aContentTree())).toEqual({ status: 0, stdout: '', stderr: '' });
});

test.each([
  [
    'a broken internal link',
    'faq/what-is-it.md',
    '/toolkit/three-doors/#',
    '/toolkit/two-doors/#',
    '12: /toolkit/two-doors/#who-opens-each: no page stands there',
  ],
  ['an unknown term', 'faq/what-is-it.md', 'glossary/warm-', 'glossary/cold-', '10: related: unknown term glossary/cold-handoff'],
  [
    'an unknown term in a link',
    'pages/about.md',
    '/faq/what-is-it/',
    '/glossary/cold-handoff/',
    '10: /glossary/cold-handoff/: unknown term',
  ],
  ['a figure without a source', 'faq/what-is-it.md', '318 people came[^study-2017].', '318 people came.', '16: "318" has no source'],
  ['a page above its grade', 'toolkit/three-doors.md', 'There are three doors.', HARD, '13: reading grade'],
  ['a schema mistake', 'toolkit/three-doors.md', 'format: guide', 'format: book', '6: format: format must be one of: guide'],
])('%s stops the build with file, line and reason', (_, name, from, to, fault) => {
  const root = aContentTree({ [name]: (text) => text.replace(from, to) });
  const { status, stderr } = gate('--root', root);

  expect(status).toBe(1);
  expect(stderr).toContain(`${root}/${name}:${fault}`);
});

test('a page without its Spanish twin stops the build', () => {
  const root = aContentTree();
  rmSync(`${root}/es/faq/what-is-it.md`);

  expect(gate('--root', root)).toEqual({
    status: 1,
    stdout: '',
    stderr: `${root}/faq/what-is-it.md:1: it has no Spanish twin: write content/es/faq/what-is-it.md\n1 fault in content\n`,
  });
});

test('a stale twin is told, and the build goes on', () => {
  const { status, stderr } = gate('--root', aContentTree({ 'pages/about.md': (text) => text.replace('We make', 'We made') }));

  expect(status).toBe(0);
  expect(stderr).toMatch(/^\S+es\/pages\/about\.md:2: stale: .*\n1 stale twin: the build goes on\n$/);
});

test('the hard sentence is shown', () => {
  const root = aContentTree({ 'toolkit/three-doors.md': (text) => text.replace('There are three doors.', HARD) });

  expect(gate('--root', root).stderr).toContain(HARD);
});

test('an editor may ask for one folder, and for the grades', () => {
  const root = aContentTree({ 'pages/about.md': 'TODO\n', 'faq/what-is-it.md': (text) => text.replace('order: 1', 'order: one') });
  const { status, stdout, stderr } = gate('--root', root, '--grades', '/pages/', '/for/');

  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^ +-?\d\.\d {2}\S+for\/officer\.md\n +\d+\.\d {2}\S+es\/pages\/about\.md\n *\d+\.\d {2}\S+es\/for\/officer\.md\n$/,
  );
  expect(stderr).toMatch(/^\S+pages\/about\.md:1: the file must begin with ---.*\n1 fault in content\n$/);
});
