import { describe, expect, test } from 'vitest';
import { isReadableForm, isTakenType } from '#src/door/requestBody.ts';

const FORM = 'application/x-www-form-urlencoded';

describe('isTakenType', () => {
  test.each([
    [{ 'content-type': FORM }, true],
    [{ 'content-type': `${FORM}; charset=UTF-8` }, true],
    [{ 'content-type': 'Application/X-WWW-Form-Urlencoded' }, true],
    [{ 'content-type': `${FORM}; charset=utf-16` }, false],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, false],
    [{ 'content-type': 'text/plain' }, false],
    [{ 'content-type': 'application/json' }, false],
    [{ 'content-type': `${FORM}x` }, false],
    [{}, false],
    [{ 'content-type': FORM, 'content-encoding': 'gzip' }, false],
    [{ 'content-type': FORM, 'content-encoding': 'identity' }, false],
  ] as const)('%j is taken: %s', (headers, expected) => {
    expect(isTakenType(headers)).toBe(expected);
  });
});

describe('isReadableForm', () => {
  const formOf = (fields: number) => Buffer.from(Array.from({ length: fields }, (_, index) => `f${index}=x`).join('&'));

  test.each([
    ['', true],
    ['where=4th+and+Pine&danger=no', true],
    ['name=Zo%C3%AB', true],
    ['name=Zoë', true],
    ['happening=100%25+sure%0D%0Anext', true],
    ['name=%', false],
    ['name=%4', false],
    ['name=%zz', false],
    ['name=100% sure', false],
    ['name=%ff', false],
    ['name=%C3&more=%AB', false],
    ['name=%ED%A0%80', false],
  ])('%j is readable: %s', (body, expected) => {
    expect(isReadableForm(Buffer.from(body), 40)).toBe(expected);
  });

  test('raw bytes that are no UTF-8 are not readable', () => {
    expect(isReadableForm(Buffer.from([0x61, 0x3d, 0xc3, 0x28]), 40)).toBe(false);
  });

  test('forty fields are read, forty-one are not', () => {
    expect(isReadableForm(formOf(40), 40)).toBe(true);
    expect(isReadableForm(formOf(41), 40)).toBe(false);
  });
});
