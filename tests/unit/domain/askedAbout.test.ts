import { expect, test } from 'vitest';
import { fitOf, isEnough } from '#src/domain/askedAbout.ts';

const WRITTEN = {
  person: 'Quill Featherstone',
  where: 'Sycamore Park, by the fountain',
  happening: 'His friend Pickle worries about him.',
};

test.each([
  [{ name: 'Quil Fetherstone', where: '' }, 'well'],
  [{ name: 'Quill', where: '' }, 'maybe'],
  [{ name: '', where: 'the Sycamore park' }, 'maybe'],
  [{ name: 'Pickle', where: '' }, 'maybe'],
  [{ name: 'Linda Harkness', where: 'Sycamore Park' }, 'not'],
  [{ name: 'Linda Harkness', where: 'Maple and 3rd' }, 'not'],
  [{ name: '', where: 'Maple and 3rd' }, 'not'],
])('%o: %s', (said, fit) => {
  expect(fitOf(said, WRITTEN)).toBe(fit);
});

test('a message without a name is found by its place', () => {
  expect(fitOf({ name: 'Linda Harkness', where: 'Sycamore Park' }, { ...WRITTEN, person: '' })).toBe('maybe');
});

test('one letter is not enough to look for', () => {
  expect(isEnough({ name: 'Q', where: ' ' })).toBe(false);
  expect(isEnough({ name: 'Qi', where: '' })).toBe(true);
  expect(isEnough({ name: '', where: '5th' })).toBe(true);
});
