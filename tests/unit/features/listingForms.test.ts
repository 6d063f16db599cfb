import { expect, test } from 'vitest';
import { addDays } from '#src/domain/day.ts';
import { readWords } from '#src/features/listings/forms/groundsForm.ts';
import { withFederalHolidays } from '#src/features/listings/forms/hoursSection.ts';
import { hideable, type QuickAct, readQuickForm } from '#src/features/listings/forms/quickForms.ts';
import { boxesOf, readBoxes } from '#src/features/listings/forms/readSection.ts';
import { SECTION_NAMES, sectionFields, sectionNamed } from '#src/features/listings/forms/sections.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const TODAY = '2026-03-02';
const MESSAGES = { short: (until: string | null) => ({ en: `Short until ${until}.`, es: `Falta personal hasta ${until}.` }) };
const withoutForm = { listing: aListing(), intake: null, liveSince: null };

function press(act: QuickAct, boxes: Readonly<Record<string, string>> = {}, site = aSite()) {
  return readQuickForm(act, boxes, { site, today: TODAY, messages: MESSAGES });
}
const toMend = (wish: ReturnType<typeof press>) => (wish.kind === 'invalid' ? wish.errors.map(({ box, code }) => `${box}: ${code}`) : []);

test('every fact of a section has its boxes, and reading what stands in them gives back the same', () => {
  for (const view of [aSite(), withoutForm]) {
    for (const name of SECTION_NAMES) {
      const fields = sectionFields(name, view);
      const held = boxesOf(fields, { view, today: TODAY });
      const ticked = fields.flatMap(({ field, ticks = [] }) => ticks.map((part) => (part === '' ? field : `${field}.${part}`)));
      const posted = Object.entries(held).flatMap(([box, text]) => {
        if (!ticked.includes(box)) return [[box, text.replaceAll('\n', '\r\n')] as const];
        return text.split('\n').flatMap((one) => (one === '' ? [] : [[box, one] as const]));
      });
      expect(readBoxes(posted, fields, held)).toEqual({ kind: 'read', boxes: held });
    }
  }
});

test('a site without a form is asked nothing of a form, and one with a form for one phone', () => {
  const fieldsOf = (view: Parameters<typeof sectionFields>[1]) =>
    SECTION_NAMES.flatMap((name) => sectionFields(name, view).map(({ field }) => field));
  expect(fieldsOf(withoutForm).filter((field) => field.startsWith('intake.'))).toEqual([]);
  expect(fieldsOf(withoutForm)).toContain('phone');
  expect(fieldsOf(aSite())).not.toContain('phone');
  expect(fieldsOf(aSite())).toContain('intake.phone');
});

test('no section asks for what the Bureau alone may change', () => {
  const fields = SECTION_NAMES.flatMap((name) => sectionFields(name, aSite()).map(({ field }) => field));
  expect(fields.filter((field) => ['state', 'model', 'departs', 'sources'].includes(field))).toEqual([]);
});

test('only the names of sections open one', () => {
  expect(sectionNamed('area')).toBe('area');
  expect(sectionNamed('constructor')).toBeNull();
  expect(sectionNamed(undefined)).toBeNull();
});

test('a box that the form does not have, and one box twice, are refused', () => {
  const view = aSite();
  const fields = sectionFields('name', view);
  const held = boxesOf(fields, { view, today: TODAY });
  expect(readBoxes([['model', 'lead']], fields, held)).toEqual({ kind: 'malformed' });
  expect(readBoxes([['__proto__', 'x']], fields, held)).toEqual({ kind: 'malformed' });
  expect(
    readBoxes(
      [
        ['name', 'One'],
        ['name', 'Two'],
      ],
      fields,
      held,
    ),
  ).toEqual({ kind: 'malformed' });
});

test('a box that was not posted stays as it is, and ticks that were not posted are gone', () => {
  const view = aSite({ listing: { pathways: ['community-referral'], whoMayRefer: 'anyone' } });
  const fields = sectionFields('refer', view);
  const held = boxesOf(fields, { view, today: TODAY });
  expect(readBoxes([['email', 'team@north-lead.example']], fields, held)).toMatchObject({
    kind: 'read',
    boxes: { whoMayRefer: 'anyone', pathways: '', email: 'team@north-lead.example' },
  });
});

test('opening the form takes the public message away', () => {
  const paused = aSite({ intake: { status: 'paused', publicMessage: { en: 'Closed.', es: 'Cerrado.' } } });
  expect(press('status', { status: 'open', phrase: '' }, paused)).toEqual({
    kind: 'wanted',
    wanted: { 'intake.status': 'open', 'intake.publicMessage': null },
  });
});

test('an offered message carries its day in both languages', () => {
  expect(press('status', { status: 'limited', phrase: 'short', until: 'March 5, 2026' })).toEqual({
    kind: 'wanted',
    wanted: { 'intake.status': 'limited', 'intake.publicMessage': MESSAGES.short('2026-03-05') },
  });
  expect(press('status', { status: 'paused', phrase: '' })).toMatchObject({ wanted: { 'intake.publicMessage': null } });
});

test('own words are needed in both languages', () => {
  const own = (en: string, es: string) => press('status', { status: 'paused', phrase: 'own', 'message.en': en, 'message.es': es });
  expect(own('We moved.', 'Nos mudamos.')).toMatchObject({ wanted: { 'intake.publicMessage': { en: 'We moved.', es: 'Nos mudamos.' } } });
  expect(toMend(own('We moved.', ''))).toEqual(['message.es: missing-es']);
  expect(toMend(own('', ''))).toEqual(['message.en: missing']);
});

test('what was written or picked is never dropped in silence', () => {
  const own = { 'message.en': 'We moved.', 'message.es': 'Nos mudamos.' };
  expect(press('status', { status: 'paused', phrase: '', ...own })).toMatchObject({
    wanted: { 'intake.publicMessage': { en: 'We moved.' } },
  });
  expect(toMend(press('status', { status: 'paused', phrase: 'short', ...own }))).toEqual(['phrase: one-message']);
  expect(toMend(press('status', { status: 'open', phrase: '', ...own }))).toEqual(['status: open-message']);
  expect(toMend(press('status', { status: 'open', phrase: 'short' }))).toEqual(['status: open-message']);
  expect(toMend(press('status', { status: 'paused', phrase: '', until: 'March 5, 2026' }))).toEqual(['until: until-alone']);
});

test('a press without a status, with a strange one, with a phrase of nobody or a day gone by names its box', () => {
  expect(toMend(press('status', { status: 'closed' }))).toEqual(['status: missing']);
  expect(toMend(press('status', { status: 'paused', phrase: 'toString' }))).toEqual(['phrase: not-a-choice']);
  expect(toMend(press('status', { status: 'paused', phrase: 'short', until: '2026-03-01' }))).toEqual(['until: day-ahead']);
  expect(toMend(press('status', { status: 'paused', phrase: 'short', until: 'soon' }))).toEqual(['until: day']);
});

test('closing tomorrow and closing some days add to the closed days and take none away', () => {
  const site = aSite({ intake: { hours: { ...aSite().intake.hours, holidays: ['2026-12-25'] } } });
  expect(press('close-tomorrow', {}, site)).toMatchObject({ wanted: { 'intake.hours': { holidays: ['2026-03-03', '2026-12-25'] } } });
  expect(press('close-days', { first: '3/5/2026', last: 'March 6, 2026' }, site)).toMatchObject({
    wanted: { 'intake.hours': { holidays: ['2026-03-05', '2026-03-06', '2026-12-25'] } },
  });
  expect(press('close-days', { first: '3/5/2026', last: '' }, site)).toMatchObject({
    wanted: { 'intake.hours': { holidays: ['2026-03-05', '2026-12-25'] } },
  });
});

test('a closing ends after it begins and within a month', () => {
  expect(toMend(press('close-days', { first: '', last: '' }))).toEqual(['first: missing']);
  expect(toMend(press('close-days', { first: '2026-03-05', last: '2026-03-04' }))).toEqual(['last: day-span']);
  expect(press('close-days', { first: '2026-03-05', last: addDays('2026-03-05', 30) }).kind).toBe('wanted');
  expect(toMend(press('close-days', { first: '2026-03-05', last: addDays('2026-03-05', 31) }))).toEqual(['last: day-span']);
});

test('the promise is made slower with one press, never faster', () => {
  const site = aSite({ intake: { promiseDays: 3 } });
  expect(press('slower', { days: '4' }, site)).toEqual({ kind: 'wanted', wanted: { 'intake.promiseDays': 4 } });
  for (const days of ['3', '2', '11', '1.5', '', 'four']) expect(toMend(press('slower', { days }, site))).toEqual(['days: number']);
});

test('only a way that is there can be hidden, and never the phone that a form falls back on', () => {
  const known = aListing({ phone: '206-555-0100', email: 'team@north-lead.example', website: null });
  expect(hideable({ ...withoutForm, listing: known })).toEqual(['phone', 'email']);
  expect(hideable({ ...aSite(), listing: known })).toEqual(['email']);
  expect(toMend(press('hide', { what: 'phone' }))).toEqual(['what: not-a-choice']);
  expect(toMend(press('hide', { what: 'whoMayRefer' }))).toEqual(['what: not-a-choice']);
});

test('federal holidays are added to what was typed, none twice, and nothing typed is lost', () => {
  const typed = 'the day of the move\n2026-12-25';
  const lines = withFederalHolidays(typed, TODAY).split('\n');
  expect(lines.slice(0, 2)).toEqual(['the day of the move', '2026-12-25']);
  expect(lines).toContain('Monday, May 25, 2026');
  expect(lines).not.toContain('Friday, December 25, 2026');
  expect(lines).toHaveLength(12);
});

test('the Bureau is told where a fact stands and why; both are needed and bounded', () => {
  expect(readWords({ source: ' the county page ', reason: 'we moved' }, ['source', 'reason'])).toEqual({
    kind: 'read',
    words: { source: 'the county page', reason: 'we moved' },
  });
  expect(readWords({ source: '', reason: 'x'.repeat(1001) }, ['source', 'reason'])).toEqual({
    kind: 'invalid',
    errors: [
      { box: 'source', code: 'missing', detail: '' },
      { box: 'reason', code: 'too-long', detail: '1000' },
    ],
  });
});
