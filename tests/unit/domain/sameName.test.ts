import { expect, test } from 'vitest';
import { compareNames, nameWords } from '#src/domain/sameName.ts';

const compare = (a: string, b: string) => compareNames(nameWords(a), nameWords(b));

test.each([
  ['Paco Villalobos', 'Francisco Villalobos', 'full'],
  ['goes by "Quill" Featherstone', 'Mr. Quill Featherstone', 'full'],
  ['Q. Featherstone', 'Quill Featherstone', 'full'],
  ['Steven Ortega', 'Stephen Ortgea', 'close'],
  ['Rafael Quintanilla', 'Raphael Kintanilla', 'close'],
  ['José Luis Arredondo', 'Pepe Aredondo', 'close'],
  ['Maria Garcia', 'María García', 'common'],
  ['Juan Perea', 'Juan Perez', 'common'],
  ['Chuy', 'Jesús Montenegro', 'part'],
  ['Reggie', 'Reginald Ashworthy', 'part'],
  ['Don Pepe', 'José Arredondo', 'part'],
  ['Quill Featherstone', 'Quill Ashworthy', 'half'],
  ['Pickle', 'Quill Featherstone', 'unlike'],
  ['Linda Harkness', 'Quill Ashworthy', 'other'],
  ['', 'Quill Featherstone', 'unknown'],
  ['I think his name is', 'Quill', 'unknown'],
] as const)('%s and %s: %s', (a, b, verdict) => {
  expect(compare(a, b)).toBe(verdict);
  expect(compare(b, a)).toBe(verdict);
});

test.each([
  ['Mario Luna', 'Maria Luna'],
  ['Daniel Whitlock', 'Daniela Whitlock'],
  ['Martin Bell', 'Marvin Bell'],
  ['Dan Fowler', 'Don Fowler'],
  ['Harry Tate', 'Larry Tate'],
  ['Bill Tran', 'Will Trantor'],
])('%s and %s are two people of one family at most', (a, b) => {
  expect(['half', 'other']).toContain(compare(a, b));
});
