import { expect, test } from 'vitest';
import { compareLooks, lookWords } from '#src/domain/sameLook.ts';

const compare = (a: string, b: string) => compareLooks(lookWords(a), lookWords(b));

test('a thing counts one and its color one more, in English and Spanish', () => {
  expect(compare('green coat, red cart', 'abrigo verde y carrito rojo')).toEqual({
    agrees: 4,
    differs: 0,
    isStrange: false,
    isOther: false,
  });
  expect(compare('a dog', 'small brown dog')).toMatchObject({ agrees: 1, differs: 0 });
});

test('the same thing in another color speaks against it, and a color stays with its own thing', () => {
  expect(compare('green coat', 'blue coat')).toMatchObject({ agrees: 0, differs: 1 });
  expect(compare('pink blanket, a backpack', 'backpack, cobija rosa')).toMatchObject({ agrees: 3, differs: 0 });
});

test('two looks of two things without one alike are strange to each other', () => {
  expect(compare('green coat, red cart', 'guitar and glasses').isStrange).toBe(true);
  expect(compare('green coat', 'guitar and glasses').isStrange).toBe(false);
});

test('he and she are told apart, where each text says one of them', () => {
  expect(compare('He has a dog', 'una mujer con perro').isOther).toBe(true);
  expect(compare('He has a dog, she has a cat', 'a woman').isOther).toBe(false);
});
