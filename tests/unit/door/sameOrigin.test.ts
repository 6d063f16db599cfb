import { expect, test } from 'vitest';
import { isForeignPart } from '#src/door/sameOrigin.ts';

const asPart = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };

test.each(['/staff/queue/', '/leave/'])('%s is no part of another site’s page', (path) => {
  expect(isForeignPart(path, asPart)).toBe(true);
  expect(isForeignPart(path, { ...asPart, 'sec-fetch-site': 'same-site' })).toBe(true);
});

test.each([
  ['somebody follows a link', '/leave/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['our own page', '/staff/queue/', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
  ['a browser that says nothing', '/staff/queue/', {}],
  ['a public page', '/sites/', asPart],
])('%s is let through', (_, path, headers) => {
  expect(isForeignPart(path, headers)).toBe(false);
});
