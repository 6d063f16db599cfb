import { expect, test } from 'vitest';
import { linkIn } from '#src/reading/linkIn.ts';

test.each(['/', '/faq/what-is-lead/', '/toolkit/three-doors/#puerta-1', '/toolkit/booklet/?page=three-doors', '/privacy/#contacto'])(
  '%s stands in every language',
  (href) => {
    expect(linkIn('es', href)).toBe(`/es${href}`);
    expect(linkIn('en', href)).toBe(href);
  },
);

test.each([
  '/sites.csv',
  '/sites.geojson?state=WA',
  '/hsds/',
  '/maps/us.svg',
  '/versions/faq/what-is-lead/1.0/',
  '/staff/sign-in/',
  '/demo/letters/',
  '#aquí',
  '//elsewhere.example/',
  'https://elsewhere.example/faq/',
  'tel:988',
])('%s stands once', (href) => {
  expect(linkIn('es', href)).toBe(href);
});
