import { expect, test } from 'vitest';
import { pointsSomewhere } from '#src/domain/pointsSomewhere.ts';

test.each([
  ['Call 206-555-0100.'],
  ['Call (206) 555 0100 before noon.'],
  ['555-0100'],
  ['206.555.0100'],
  ['206/555/0100'],
  ['206,555,0100'],
  ['206–555–0100'],
  ['206‑555‑0100'],
  ['206·555·0100'],
  ['2 0 6 5 5 5 0 1 0 0'],
  ['206\u200b555\u200b0100'],
  ['２０６５５５０１００'],
  ['٢٠٦٥٥٥٠١٠٠'],
  ['2️⃣0️⃣6️⃣5️⃣5️⃣5️⃣0️⃣1️⃣0️⃣0️⃣'],
  ['2O6 555 O1OO'],
  ['+1 206 555 0100 ext. 4'],
  ['1-800-GET-HELP'],
  ['Text HOME to 741741'],
  ['Text LEAD to 98765'],
  ['Envíe LEAD al 98765'],
  ['two zero six, five five five, zero one'],
  ['dos cero seis, cinco cinco cinco, cero uno cero cero'],
  ['dos cero seis, cincuenta y cinco, cincuenta, diez'],
  ['https://lead.example'],
  ['www.lead.example'],
  ['leadkingcounty.org'],
  ['bit.ly/3xYz'],
  ['Look at lead.help for more.'],
  ['lead punto org'],
  ['lead dot org'],
  ['intake@lead.example'],
  ['intake (at) lead'],
  ['intake arroba lead'],
  ['@leadking'],
  ['Find us on Facebook.'],
  ['Escríbanos por WhatsApp.'],
  ['Come to 400 Yesler Way.'],
  ['We moved to 1200 3rd Ave.'],
  ['Ask at 12 North Pine Street'],
  ['Venga a la calle Pine 400.'],
  ['Avenida 5 con la 3'],
])('%j leads people somewhere', (text) => {
  expect(pointsSomewhere({ en: text, es: '' })).toBe(true);
  expect(pointsSomewhere({ en: '', es: text })).toBe(true);
  expect(
    pointsSomewhere([
      { en: 'nothing', es: 'nada' },
      { en: text, es: text },
    ]),
  ).toBe(true);
  expect(pointsSomewhere(text)).toBe(true);
});

test.each([
  [''],
  ['We are short of staff this week.'],
  ['Closed December 24, 25, 26, 29 and 30, and January 1, 2027.'],
  ['Closed 2026-12-24 and 12/25/2026.'],
  ['Cerrado el 24.12.2026.'],
  ['Open 9:00-17:00, on Fridays 8.30-16.30.'],
  ['Monday to Friday, 9 am to 5 pm'],
  ['de lunes a viernes, de 9 a. m. a 5 p. m.'],
  ['People in ZIP codes 98104, 98101 and 98109'],
  ['We have 10,000 pages to read.'],
  ['In a crisis call 988. In danger call 911.'],
  ['Ayudamos a gente de la calle en EE.UU. y en EE. UU.'],
  ['One of two, three at most.'],
  ['Uno de dos, tres a lo más.'],
  ['Adults of 18 years and older'],
])('%j leads nowhere', (text) => {
  expect(pointsSomewhere({ en: text, es: text })).toBe(false);
});

test('what holds no text leads nowhere', () => {
  for (const value of [null, undefined, 7, true, {}, []]) expect(pointsSomewhere(value)).toBe(false);
});
