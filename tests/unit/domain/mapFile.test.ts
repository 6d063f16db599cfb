import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { nationFile, stateFile } from '#src/domain/mapFile.ts';
import { drawnMap } from '#src/domain/mapPlaces.ts';
import { atlasFile } from '#tests/support/theAtlas.ts';

const KIB = 1024;
const files = { states: atlasFile('states-albers-10m'), counties: atlasFile('counties-albers-10m') };
const codes = [...(drawnMap('US')?.middles.keys() ?? [])];
const shapesIn = (file: string | null) => [...(file ?? '').matchAll(/<path id="([^"]+)" d="(M\d[^"]*z)"\/>/g)].map(([, id]) => id);

test('the map of the country has a shape for every state, and is small', () => {
  const file = nationFile(files) ?? '';
  expect(shapesIn(file).sort()).toEqual([...codes].sort());
  expect(brotliCompressSync(file).length).toBeLessThan(8 * KIB);
});

test('each state has a file with a shape for every county; the largest takes 5 KiB and all together 90', () => {
  const all = codes.map((code) => stateFile(files, code) ?? '');
  codes.forEach((code, index) => {
    const wanted = [...(drawnMap(code)?.middles.keys() ?? [])].map((fips) => `c${fips}`);
    expect(shapesIn(all[index] ?? '').sort(), code).toEqual(wanted.sort());
  });
  const sizes = all.map((file) => brotliCompressSync(file).length);
  expect(Math.max(...sizes)).toBeLessThan(5 * KIB);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(90 * KIB);
});

test('no shape says how it looks: that is for the page', () => {
  expect(`${nationFile(files)}${stateFile(files, 'WA')}`).not.toMatch(/fill|stroke|style|class/);
});

test.each(['PR', 'ZZ'])('%s has no file', (code) => {
  expect(stateFile(files, code)).toBeNull();
});
