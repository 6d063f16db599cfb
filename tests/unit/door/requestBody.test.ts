import { describe, expect, test } from 'vitest';
import { isReadableForm, isTakenType } from '#src/door/requestBody.ts';

const FORM = 'application/x-www-form-urlencoded';

describe('isTakenType', () => {
  test.each([
    [{ 'content-type': FORM }, 'form', true],
    [{ 'content-type': `${FORM}; charset=UTF-8` }, 'form', true],
    [{ 'content-type': 'Application/X-WWW-Form-Urlencoded' }, 'form', true],
    [{ 'content-type': `${FORM}; charset=utf-16` }, 'form', false],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 'form', false],
    [{ 'content-type': 'text/plain' }, 'form', false],
    [{ 'content-type': 'application/json' }, 'form', false],
    [{ 'content-type': `${FORM}x` }, 'form', false],
    [{}, 'form', false],
    [{ 'content-type': FORM, 'content-encoding': 'gzip' }, 'form', false],
    [{ 'content-type': FORM, 'content-encoding': 'identity' }, 'form', false],
    [{ 'content-type': 'application/json' }, 'json', true],
    [{ 'content-type': FORM }, 'json', false],
  ] as const)('%j as %s is taken: %s', (headers, kind, expected) => {
    expect(isTakenType(headers, kind)).toBe(expected);
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
