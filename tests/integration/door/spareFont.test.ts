import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSavingData } from '#src/door/staticFiles.ts';
import { openTestDoor, type TestDoor } from './openTestDoor.ts';

const FONT = '/_astro/font.woff2';
let door: TestDoor;

beforeAll(async () => {
  door = await openTestDoor({ astro: () => undefined });
});

afterAll(() => door.close());

test('a browser that saves data is spared the font, and no cache between keeps that answer', async () => {
  const { status, headers, body } = await door.get(FONT, { 'Save-Data': 'on' });

  expect([status, body]).toEqual([204, '']);
  expect(headers.get('vary')).toBe('Save-Data');
  expect(headers.get('cache-control')).toMatch(/^private,/);
  expect(headers.get('content-type')).toBeUndefined();
});

test('every other browser gets the font, and the answer says what it hangs on', async () => {
  for (const asked of [{}, { 'Save-Data': 'off' }]) {
    const { status, headers, body } = await door.get(FONT, asked);

    expect([status, body]).toEqual([200, 'not really a font']);
    expect(headers.get('vary')).toBe('Save-Data');
  }
});

test('saving data spares the font alone', async () => {
  expect((await door.get('/_astro/base.css', { 'Save-Data': 'on' })).status).toBe(200);
  expect((await door.get('/faq/', { 'Save-Data': 'on' })).status).toBe(200);
});

test.each([
  ['on', true],
  [' On ; width=320', true],
  ['off', false],
  ['', false],
  [undefined, false],
])('%j asks to save data: %s', (header, expected) => {
  expect(isSavingData(header)).toBe(expected);
});
