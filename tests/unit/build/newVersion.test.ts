import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newVersion } from '#src/build/newVersion.ts';
import { checkVersions } from '#src/reading/checks/versions.ts';
import { readContent } from '#src/reading/readContent.ts';
import { aContentTree } from '#tests/support/aContentTree.ts';

const asked = { page: 'glossary/warm-handoff', what: 'Says who comes: "both".', today: '2026-12-24' };
const read = (root: string, name: string) => readFileSync(join(root, name), 'utf8');

test('the present text is kept letter by letter, and the head gets the next version', () => {
  const root = aContentTree();
  const before = read(root, 'glossary/warm-handoff.md');

  expect(newVersion({ root, ...asked })).toEqual({
    kind: 'made',
    file: join(root, 'glossary/warm-handoff.md'),
    copy: join(root, 'versions/glossary/warm-handoff/1.0.md'),
    version: '1.1',
  });
  expect(read(root, 'versions/glossary/warm-handoff/1.0.md')).toBe(before);
  expect(read(root, 'glossary/warm-handoff.md')).toBe(
    before.replace('versions:\n', 'versions:\n  - version: "1.1"\n    effective: 2026-12-24\n    what: "Says who comes: \\"both\\"."\n'),
  );
  const content = readContent(root);
  expect([...content.faults, ...checkVersions(content)]).toEqual([]);
});

test('a list of versions on one line, or at the margin, gets its new version too', () => {
  const head = (versions: string) => (text: string) => text.replace(/versions:\n[\s\S]*?\n(?=---)/, `${versions}\n`);
  const first = 'version: "1.9", effective: 2026-11-22, what: First published.';
  const forms = [`versions: [{ ${first} }]`, 'versions:\n- version: "1.9"\n  effective: 2026-11-22\n  what: First published.'];

  for (const form of forms) {
    const root = aContentTree({ 'glossary/warm-handoff.md': head(form) });
    newVersion({ root, ...asked });
    const content = readContent(root);
    const term = content.files.find(({ folder }) => folder === 'glossary');
    expect(term?.data.versions.map(({ version }) => version)).toEqual(['1.10', '1.9']);
    expect([...content.faults, ...checkVersions(content)]).toEqual([]);
  }
});

test('a new version is never of an earlier day than the one before it', () => {
  const root = aContentTree();
  newVersion({ root, ...asked, today: '2026-01-01' });

  expect(read(root, 'glossary/warm-handoff.md')).toContain('- version: "1.1"\n    effective: 2026-11-22\n');
});

test('the page may be named by its file', () => {
  expect(newVersion({ root: aContentTree(), ...asked, page: 'content/glossary/warm-handoff.md' }).kind).toBe('made');
});

test('a copy that is there is never written over', () => {
  const root = aContentTree({ 'versions/glossary/warm-handoff/1.0.md': 'What it said.\n' });
  const before = read(root, 'glossary/warm-handoff.md');

  expect(newVersion({ root, ...asked })).toMatchObject({ kind: 'refused', why: expect.stringContaining('is there already') });
  expect(read(root, 'versions/glossary/warm-handoff/1.0.md')).toBe('What it said.\n');
  expect(read(root, 'glossary/warm-handoff.md')).toBe(before);
});

test.each([
  ['a page that is not there', { page: 'glossary/cold-handoff' }, 'there is no page'],
  ['nothing said of what changes', { what: '' }, 'say in 3 to 200 characters'],
])('%s is refused, and nothing is written', (_, change, why) => {
  const root = aContentTree();

  expect(newVersion({ root, ...asked, ...change })).toMatchObject({ kind: 'refused', why: expect.stringContaining(why) });
  expect(existsSync(join(root, 'versions'))).toBe(false);
});

test('a page with a fault is mended first', () => {
  const root = aContentTree({ 'glossary/warm-handoff.md': (text) => text.replace('short:', 'shrt:') });

  expect(newVersion({ root, ...asked })).toMatchObject({
    kind: 'refused',
    why: expect.stringMatching(/^mend the page first: .*warm-handoff\.md:2: short: /),
  });
});
