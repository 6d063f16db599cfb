import { expect, test } from 'vitest';
import { readAddress, readNewAddress } from '#src/domain/emailAddress.ts';

test.each([
  ['juniper@north-lead.example', 'juniper@north-lead.example'],
  ['  Juniper@North-Lead.Example ', 'juniper@north-lead.example'],
  // A Cyrillic letter that looks like ours, and a sign that lower-cases into ASCII.
  ['juniper@nоrth-lead.example', null],
  ['\u212Aate@north-lead.example', null],
  ['juniper north@lead.example', null],
  ['juniper', null],
  ['@north-lead.example', null],
  ['', null],
  [`${'a'.repeat(250)}@north-lead.example`, null],
])('%j typed as an address is read as %j', (typed, address) => {
  expect(readAddress(typed)).toBe(address);
});

test.each([
  [' Juniper@North-Lead.Example ', 'juniper@north-lead.example'],
  ['juniper.teacup+lead@a.b.example', 'juniper.teacup+lead@a.b.example'],
  ['juniper@north-lead', null],
  ['juniper@north-lead.', null],
  ['juniper@@north-lead.example', null],
  ['<juniper@north-lead.example>', null],
  ['juniper@north-lead.example,basil@north-lead.example', null],
])('%j written down anew is read as %j', (typed, address) => {
  expect(readNewAddress(typed)).toBe(address);
});
