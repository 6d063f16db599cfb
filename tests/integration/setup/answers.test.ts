import { expect, test } from 'vitest';
import { type AnswerPage, answerPage } from '#src/components/setup/answerPage.ts';
import { visitSetup, visitSteps } from '#src/components/setup/setupRequest.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { AnswerStep } from '#src/domain/setupSteps.ts';
import { anIntake } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { type Asked, anInvitedSite, atTheDesk, type Browser, SLUG, typedAnswers } from './settingUp.ts';

type Answered = Extract<Awaited<ReturnType<typeof answerPage>>, { kind: string }>;

const pathOf = (step: AnswerStep) => `/staff/setup/${step}/`;

async function look(browser: Browser, step: AnswerStep): Promise<AnswerPage> {
  const { page } = await browser.ask(answerPage, pathOf(step));
  if (page?.kind !== 'answers') throw new Error('no page of answers');
  return page;
}

/** Opens a step and saves it as the page shows it, but for what is typed. */
async function save(browser: Browser, step: AnswerStep, typed: Record<string, string>, seen?: AnswerPage): Promise<Asked<Answered>> {
  const { shown, boxes } = seen ?? (await look(browser, step));
  const ticks = ['intake.readsLanguages', 'intake.governance.no_officer'];
  const untyped = Object.fromEntries(Object.entries(boxes).filter(([name, text]) => !(ticks.includes(name) && text === '')));
  return browser.ask(answerPage, pathOf(step), { shown, ...untyped, ...typed });
}

const draftOf = async (ports: TestPorts) => (await ports.setups.ofSite(SLUG))?.draft;

test('every step keeps its answers, and the list says what is done', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  const answers = typedAnswers(uma.worker.record.id);
  for (const [step, typed] of Object.entries(answers)) {
    expect((await save(uma, step as AnswerStep, typed)).told, step).toBe(`303 /staff/setup/?done=${step}`);
    expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-setup', actor: uma.worker.record.id, result: step });
  }
  expect(await draftOf(ports)).toMatchObject({
    hours: { timeZone: 'America/Los_Angeles', weekly: { 1: { opens: '09:00', closes: '17:00' } }, holidays: ['2026-12-25'] },
    promiseDays: 1,
    phone: '206-555-0170',
    backupContact: uma.worker.record.id,
    takesMinors: false,
    readsLanguages: ['en'],
    walkIn: null,
    usually: { en: 'We go there.', es: 'Vamos allí.' },
    governance: { noOfficerReads: true, recordedOn: '2026-03-02' },
    retention: RETENTION_BOUNDS,
  });
  const { page } = await uma.ask(visitSetup, '/staff/setup/');
  const done = page?.steps.flatMap(({ name, state }) => (state === 'done' ? [name] : []));
  expect(done).toEqual(['key', 'hours', 'promise', 'reach', 'words', 'readers', 'erasing']);
});

test('Monday’s hours replace those of Tuesday to Friday in the boxes once Monday can be read, and nothing of it is saved', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  const box = (part: string) => `intake.hours.${part}`;
  const { shown, boxes } = await look(uma, 'hours');
  const others = { [box('3.opens')]: 'noon', [box('4.opens')]: '8 am', [box('4.closes')]: '2 pm', [box('6.opens')]: ' ' };
  const ask = (opens: string, closes: string) => {
    const typed = { ...others, [box('1.opens')]: opens, [box('1.closes')]: closes };
    return uma.ask(answerPage, pathOf('hours'), { shown, ...boxes, ...typed, step: 'fill-week' }) as Promise<Asked<AnswerPage>>;
  };

  for (const [opens, closes, wrong, code] of [
    ['', '', '1.opens', 'monday-first'],
    ['9 am', ' ', '1.closes', 'monday-first'],
    ['9 in the morning', '5 pm', '1.opens', 'time'],
    ['10am', '9am', '1.closes', 'closes-first'],
  ] as const) {
    const { told, page } = await ask(opens, closes);
    expect(told).toBe('422');
    expect(page).toMatchObject({ filled: false, boxes: { ...others, [box('1.opens')]: opens, [box('2.opens')]: '' } });
    expect(page?.errors).toMatchObject([{ box: box(wrong), code }]);
  }
  const { page } = await ask('9 am', '5 pm');

  expect(page).toMatchObject({ filled: true, errors: [] });
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => [page?.boxes[box(`${day}.opens`)], page?.boxes[box(`${day}.closes`)]]);
  expect(week).toEqual([...Array.from({ length: 5 }, () => ['9 am', '5 pm']), [' ', ''], ['', '']]);
  expect(await draftOf(ports)).toEqual({});
});

test('a fresh step offers what is most likely, and leaves open what only the team knows', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports, { state: 'TX' });
  const uma = await atTheDesk(ports);

  const { boxes: hours } = await look(uma, 'hours');
  expect(hours['intake.hours.timeZone']).toBe('America/Chicago');
  expect(hours['intake.hours.holidays']).toContain('Friday, December 25, 2026');
  expect(hours['intake.hours.1.opens']).toBe('');
  const { boxes: reach } = await look(uma, 'reach');
  expect(reach).toMatchObject({ 'intake.phone': '206-555-0100', 'intake.takesMinors': '', 'intake.backupContact': '' });
  expect((await look(uma, 'promise')).boxes).toEqual({ 'intake.promiseDays': '' });
  expect(await draftOf(ports)).toEqual({});
});

const wrongs: [AnswerStep, Record<string, string>, string[]][] = [
  ['hours', {}, ['intake.hours.1.opens']],
  ['hours', { 'intake.hours.1.opens': '9 am' }, ['intake.hours.1.closes']],
  [
    'hours',
    { 'intake.hours.1.opens': '9 am', 'intake.hours.1.closes': '5 pm', 'intake.hours.holidays': 'Someday' },
    ['intake.hours.holidays'],
  ],
  ['hours', { 'intake.hours.1.opens': '9 am', 'intake.hours.1.closes': '5 pm', 'intake.hours.holidays': '' }, ['intake.hours.holidays']],
  ['promise', {}, ['intake.promiseDays']],
  ['promise', { 'intake.promiseDays': '11' }, ['intake.promiseDays']],
  ['reach', { 'intake.phone': '911' }, ['intake.phone', 'intake.backupContact', 'intake.readsLanguages', 'intake.takesMinors']],
  ['words', { 'intake.usually.en': 'We go there.' }, ['intake.usually.es']],
  ['words', { 'intake.usually.en': 'a', 'intake.usually.es': 'b', 'intake.walkIn.es': 'c' }, ['intake.walkIn.en']],
  [
    'readers',
    { 'intake.governance.readers.en': 'a', 'intake.governance.readers.es': 'b' },
    ['intake.governance.no_officer', 'intake.governance.decides.en'],
  ],
  ['erasing', { 'intake.retention.open': '91' }, ['intake.retention.open']],
];

test.each(wrongs)('%s with %j is told beside each box, and nothing that was typed is lost', async (step, typed, boxes) => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);

  const { told, page } = await save(uma, step, typed);

  expect(told).toBe('422');
  expect(page).toMatchObject({ kind: 'answers', boxes: typed });
  expect(page?.kind === 'answers' ? page.errors.map(({ box }) => box) : []).toEqual(boxes);
  expect(await draftOf(ports)).toEqual({});
});

test('who reads and who decides can be taken from what is offered, in both languages, with the employer in it', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports, { host: 'Invented Health' });
  const uma = await atTheDesk(ports);
  const { readers = {} } = typedAnswers('');
  const decides = {
    'intake.governance.decides.en': '',
    'intake.governance.decides.es': '',
    'intake.governance.decides.phrase': 'intake-team',
  };

  expect((await save(uma, 'readers', { ...readers, 'intake.governance.decides.phrase': 'intake-team' })).page).toMatchObject({
    errors: [{ box: 'intake.governance.decides.phrase', code: 'one-message' }],
  });
  expect((await save(uma, 'readers', { ...readers, ...decides, 'intake.governance.decides.phrase': 'constructor' })).page).toMatchObject({
    errors: [{ box: 'intake.governance.decides.phrase', code: 'not-a-choice' }],
  });
  expect((await save(uma, 'readers', { ...readers, ...decides })).told).toBe('303 /staff/setup/?done=readers');
  expect((await draftOf(ports))?.governance).toMatchObject({
    readers: { en: 'case workers' },
    decides: { en: 'the intake team of Invented Health', es: 'el equipo de admisión de Invented Health' },
  });
});

test('two managers on different steps both keep theirs, whoever saves first', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const [uma, vic] = [await atTheDesk(ports), await atTheDesk(ports, 'manager', 'Vic Made-Up')];
  const answers = typedAnswers(uma.worker.record.id);
  const [promise, words] = [await look(uma, 'promise'), await look(vic, 'words')];

  const told = await Promise.all([
    save(uma, 'promise', answers['promise'] ?? {}, promise),
    save(vic, 'words', answers['words'] ?? {}, words),
  ]);
  expect(told.map((one) => one.told)).toEqual(['303 /staff/setup/?done=promise', '303 /staff/setup/?done=words']);
  expect(await draftOf(ports)).toMatchObject({ promiseDays: 1, usually: { en: 'We go there.' } });
  expect((await ports.setups.ofSite(SLUG))?.version).toBe(3);
});

test('two managers on the same step: the later one sees both, and nothing goes in silence', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const [uma, vic] = [await atTheDesk(ports), await atTheDesk(ports, 'manager', 'Vic Made-Up')];
  const [seenByUma, seenByVic] = [await look(uma, 'promise'), await look(vic, 'promise')];
  await save(uma, 'promise', { 'intake.promiseDays': '2' }, seenByUma);

  const late = await save(vic, 'promise', { 'intake.promiseDays': '5' }, seenByVic);
  expect(late.told).toBe('409');
  expect(late.page).toMatchObject({ boxes: { 'intake.promiseDays': '5' }, theirs: { 'intake.promiseDays': '2' } });
  expect(await draftOf(ports)).toMatchObject({ promiseDays: 2 });

  const seen = late.page?.kind === 'answers' ? late.page : seenByVic;
  expect((await save(vic, 'promise', { 'intake.promiseDays': '5' }, seen)).told).toBe('303 /staff/setup/?done=promise');
  expect(await draftOf(ports)).toMatchObject({ promiseDays: 5 });
});

test('a page of an older session saves nothing and keeps its words', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);

  const { told, page } = await save(uma, 'promise', { 'intake.promiseDays': '3', csrf: 'of another page' });
  expect(told).toBe('403');
  expect(page).toMatchObject({ isTooOld: true, boxes: { 'intake.promiseDays': '3' } });
  expect(await draftOf(ports)).toEqual({});
});

test('only managers of a site that was asked to set itself up find the pages', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const ben = await atTheDesk(ports, 'intake', 'Ben Made-Up');
  expect((await ben.ask(visitSetup, '/staff/setup/')).told).toBe('403');
  expect((await ben.ask(answerPage, pathOf('promise'), { shown: '[]', 'intake.promiseDays': '1' })).told).toBe('403');
  const uma = await atTheDesk(ports);
  expect((await uma.ask(answerPage, '/staff/setup/nonsense/')).told).toBe('404');
  expect((await uma.ask(answerPage, pathOf('promise'), { 'intake.promiseDays': '1' })).told).toBe('400');
  expect((await uma.ask(answerPage, pathOf('promise'), { shown: '[]', other: 'x' })).told).toBe('400');
  await ports.client.execute('DELETE FROM site_setups');
  expect((await uma.ask(visitSetup, '/staff/setup/')).told).toBe('404');
});

test('whoever manages a site that is open already, with or without a set-up of its own, is told that it is done', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const [uma, ben] = [await atTheDesk(ports), await atTheDesk(ports, 'intake', 'Ben Made-Up')];
  expect((await uma.ask(visitSteps, '/staff/setup/')).page).toMatchObject({ kind: 'steps', site: 'North LEAD' });
  await ports.client.execute('DELETE FROM site_setups');
  expect((await uma.ask(visitSteps, '/staff/setup/')).told).toBe('404');
  await ports.sites.goLive(SLUG, anIntake(), ports.clock.now());

  await uma.lock();
  expect(await uma.ask(visitSteps, '/staff/setup/')).toMatchObject({ told: '200', page: { kind: 'live', site: 'North LEAD' } });
  expect((await ben.ask(visitSteps, '/staff/setup/')).told).toBe('403');
});
