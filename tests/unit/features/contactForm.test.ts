import { expect, test } from 'vitest';
import { ASKER_ROLES, MESSAGE_LIMITS } from '#src/domain/bureauMessage.ts';
import { type ContactValues, checkContactForm, emptyContactValues, readContactForm } from '#src/features/bureau/contactForm.ts';

const FILLED = emptyContactValues({ place: '98104', role: 'official', contact: 'clerk@county.example' });
const errorsOf = (different: Partial<ContactValues>) => {
  const checked = checkContactForm({ ...FILLED, ...different }, true);
  return checked.kind === 'invalid' ? checked.errors : [];
};

test('a ZIP, a role and a way to answer are enough', () => {
  expect(checkContactForm(FILLED, true)).toEqual({
    kind: 'valid',
    answers: { place: '98104', role: 'official', contact: 'clerk@county.example', name: '', question: '' },
  });
});

test('an empty form names the three in page order', () => {
  expect(checkContactForm(emptyContactValues(), false)).toEqual({
    kind: 'invalid',
    errors: [
      { field: 'place', code: 'missing' },
      { field: 'role', code: 'missing' },
      { field: 'contact', code: 'missing' },
    ],
  });
});

test.each([
  [' 98104 ', '98104'],
  ['98104-1234', '98104'],
  ['98104 1234', '98104'],
])('"%s" is the ZIP %s, and its last four digits, which name a doorway, are dropped', (place, zip) => {
  expect(checkContactForm({ ...FILLED, place }, true)).toMatchObject({ kind: 'valid', answers: { place: zip } });
});

test.each(['9810', '981045', 'Seattle, WA', 'Seattle, WA 98104', '12 Makebelieve Lane', 'x'.repeat(5000)])(
  '"%.30s" is no ZIP: no free text gets into what the list shows',
  (place) => {
    expect(errorsOf({ place })).toEqual([{ field: 'place', code: 'not-a-zip' }]);
  },
);

test.each(ASKER_ROLES)('%s may ask', (role) => {
  expect(checkContactForm({ ...FILLED, role }, true)).toMatchObject({ kind: 'valid', answers: { role } });
});

test('a role that is no choice is named', () => {
  expect(errorsOf({ role: 'mayor' })).toEqual([{ field: 'role', code: 'not-a-choice' }]);
});

test('a ZIP that nobody knows is named as such; one that is no ZIP stays no ZIP', () => {
  const unknown = (place: string) => checkContactForm({ ...FILLED, place }, false);

  expect(unknown('00000')).toEqual({ kind: 'invalid', errors: [{ field: 'place', code: 'no-such-zip' }] });
  expect(unknown('Seattle')).toEqual({ kind: 'invalid', errors: [{ field: 'place', code: 'not-a-zip' }] });
});

test.each(['clerk@county.example', 'Dee, dee@mail.county.example', '206-555-0142', '+1 (206) 555-0142 ext. 3', 'señora@niño.example'])(
  '"%s" can be answered',
  (contact) => {
    expect(checkContactForm({ ...FILLED, contact }, true)).toMatchObject({ kind: 'valid', answers: { contact } });
  },
);

test.each(['x', 'call me', 'clerk@county', 'clerk@county.', '@county.example', 'county.example', '555-0142', '206-555-014'])(
  '"%s" cannot be answered, and is named',
  (contact) => {
    expect(errorsOf({ contact })).toEqual([{ field: 'contact', code: 'no-way-to-answer' }]);
  },
);

test.each(Object.entries(MESSAGE_LIMITS))('%s may have %i characters and not one more', (field, most) => {
  const address = field === 'contact' ? '@county.example' : '';
  expect(errorsOf({ [field]: '𝒳'.repeat(most - address.length) + address })).toEqual([]);
  expect(errorsOf({ [field]: 'x'.repeat(most + 1) })).toEqual([{ field, code: 'too-long', most }]);
});

test.each(['contact', 'name', 'question'])('%s with signs that are no text is named', (field) => {
  expect(errorsOf({ [field]: 'a\u0000b' })).toEqual([{ field, code: 'unreadable' }]);
});

test('nothing that a question says makes it invalid', () => {
  const question = 'Call the police on him: born 01/02/1990, 123-45-6789, he has a gun.';

  expect(checkContactForm({ ...FILLED, question }, true)).toMatchObject({ kind: 'valid', answers: { question } });
});

test('unknown fields are ignored; a repeated field or a file is malformed', () => {
  expect(
    readContactForm([
      ['place', '98104'],
      ['utm_source', 'x'],
      ['utm_source', 'y'],
    ]),
  ).toEqual(emptyContactValues({ place: '98104' }));
  expect(
    readContactForm([
      ['place', '98104'],
      ['place', '98105'],
    ]),
  ).toBeNull();
  expect(readContactForm([['question', new Blob(['x'])]])).toBeNull();
});
