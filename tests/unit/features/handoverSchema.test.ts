import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { HANDOVER_VERSION, type Handover, handoverSchema } from '#src/features/queue/handoverSchema.ts';

const [, written = ''] = /```json\n([\s\S]*?)\n```/.exec(readFileSync('src/docs/handover.md', 'utf8')) ?? [];

const FILE: Handover = {
  format: 'lead-portal-handover',
  version: HANDOVER_VERSION,
  confidential: 'Confidential',
  madeAt: '2026-03-02T18:00:00.000Z',
  madeBy: 'Juniper Teacup',
  site: { slug: 'north-lead', name: 'North LEAD' },
  names: 'left-out',
  message: {
    receivedOn: '2026-03-02',
    state: 'outreach',
    erasedHereBy: '2026-05-31',
    about: 'other',
    concerns: ['housing'],
    danger: 'no',
    age: null,
    aware: 'no',
    language: '',
    place: '98104',
    where: 'By the door of the bakery',
    happening: '',
    recognize: '',
    approach: '',
  },
  person: null,
  sender: null,
  notes: [{ at: '2026-03-02T18:00:00.000Z', by: 'Juniper Teacup', move: 'take-up', text: '' }],
};

test('the documented schema is the one that the file is made by', () => {
  expect(JSON.parse(written)).toEqual(z.toJSONSchema(handoverSchema, { target: 'draft-2020-12' }));
});

test('somebody who reads only the document takes the file, and refuses what is not one', () => {
  const ajv = new Ajv2020({ validateFormats: false });
  const isHandover = ajv.compile(JSON.parse(written));
  expect(isHandover(FILE)).toBe(true);
  expect(isHandover({ ...FILE, version: HANDOVER_VERSION + 1 })).toBe(false);
  expect(isHandover({ ...FILE, person: { name: 'Quill', born: '1970' } })).toBe(false);
  expect(isHandover({ ...FILE, message: { ...FILE.message, concerns: ['crime'] } })).toBe(false);
});
