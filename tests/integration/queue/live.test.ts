import { expect, onTestFinished, test } from 'vitest';
import { livePage } from '#src/components/desk/livePage.ts';
import { HOUR, instantAt, MINUTE } from '#src/domain/day.ts';
import { ROWS_A_PAGE } from '#src/domain/deskViews.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { listQueue } from '#src/features/queue/listQueue.ts';
import { type DeskNews, deskNews, listenToDesk } from '#src/features/queue/liveDesk.ts';
import { liveStream, MOST_A_SESSION, type Standing } from '#src/features/queue/liveStream.ts';
import { lookAt } from '#src/features/queue/lookAt.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { watchItem } from '#src/features/queue/watchItem.ts';
import { signIn, unlockWith } from '#tests/integration/sign-in/signInSteps.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { sendForm } from '#tests/support/aForm.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

const SITE = 'north-lead';

async function printOnPage(ports: TestPorts, me: Unlocked): Promise<string> {
  const shown = await listQueue(ports, me, { view: null, page: 1 });
  return shown.kind === 'morning' ? shown.frame.print : '';
}

/** Answers what a stream has said so far; it is read on in the background. */
function readOn(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  let text = '';
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += Buffer.from(part.value).toString();
  })();
  return { text: () => text, ended, cancel: () => reader.cancel() };
}

test('the page and the live desk have the same print of a queue, and it changes with every change', async () => {
  await using ports = await testPorts();
  const me = unlocked((await aDesk(ports)).intake, SITE);
  const prints = new Set<string>();
  const same = async () => {
    const { print } = await deskNews(ports, SITE);
    expect(print).toBe(await printOnPage(ports, me));
    prints.add(print);
  };

  await same();
  const { row } = await addReferral(ports, { dueAt: ports.clock.now() + HOUR });
  const other = await addReferral(ports, { dueAt: ports.clock.now() + 9 * HOUR, rehearsal: true });
  await same();
  await assignReferral(ports, me, row.id, { to: 'me', version: 1 });
  await same();
  ports.clock.advance(2 * HOUR);
  await same();
  await moveReferral(ports, me, row.id, { move: 'wrong', reason: 'Not for us', version: 2 });
  await same();
  await takeBack(ports, other.row.id);
  await same();

  expect(prints.size).toBe(6);
});

test('what comes in is told to all who listen by one look, and nobody of another site hears it', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  await aDesk(ports, { slug: 'south-lead' });
  const heard: DeskNews[][] = [[], [], []];
  const leave = [SITE, SITE, 'south-lead'].map((site, n) => listenToDesk(ports, site, (news) => heard[n]?.push(news)));
  onTestFinished(() => {
    for (const each of leave) each();
  });
  await expect.poll(() => heard.map((each) => each.length)).toEqual([1, 1, 1]);

  await addReferral(ports);

  await expect.poll(() => heard.map((each) => each.at(-1)?.fresh)).toEqual([1, 1, 0]);
  expect(heard[1]).toEqual(heard[0]);
  expect(heard[2]).toHaveLength(1);
});

test('what comes in after a later act of the same day is told at once, though its row is dated noon', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  ports.clock.set(instantAt('2026-03-03', '15:00', desk.site.intake.hours.timeZone));
  const { row } = await addReferral(ports);
  await addNote(ports, unlocked(desk.intake, SITE), row.id, 'A note of the afternoon');
  const heard: DeskNews[] = [];
  onTestFinished(listenToDesk(ports, SITE, (news) => heard.push(news)));
  await expect.poll(() => heard.at(-1)?.fresh).toBe(1);

  await sendForm(ports, desk.site);

  await expect.poll(() => heard.at(-1)?.fresh).toBe(2);
});

test('whoever left hears nothing more', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const heard: DeskNews[] = [];
  const leave = listenToDesk(ports, SITE, (news) => heard.push(news));
  await expect.poll(() => heard.length).toBe(1);
  leave();

  await addReferral(ports);
  const later: DeskNews[] = [];
  const leaveLater = listenToDesk(ports, SITE, (news) => later.push(news));
  await expect.poll(() => later.at(-1)?.fresh).toBe(1);
  leaveLater();

  expect(heard).toHaveLength(1);
});

test('readers who leave before their stream begins, or later, take up none of it', async () => {
  await using ports = await testPorts();
  const me = { ...unlocked((await aDesk(ports)).intake, SITE), sessionId: 'left' };
  const ask = (signal: AbortSignal) => liveStream(ports, me, { standing: async () => 'unlocked', isUnlocked: true, signal });
  for (let n = 0; n < MOST_A_SESSION; n += 1) expect(ask(AbortSignal.abort())).not.toBeNull();
  const later = new AbortController();
  for (let n = 0; n < MOST_A_SESSION; n += 1) expect(ask(later.signal)).not.toBeNull();
  expect(ask(later.signal)).toBeNull();
  later.abort();

  const stream = ask(new AbortController().signal);
  expect(stream).not.toBeNull();
  await stream?.cancel();
});

test('a stream tells the numbers and a print, and no word of any item', async () => {
  await using ports = await testPorts();
  const me = unlocked((await aDesk(ports)).intake, SITE);
  const { row } = await addReferral(ports);
  const stream = liveStream(ports, me, { standing: async () => 'unlocked', isUnlocked: true });
  if (stream === null) throw new Error('no stream');
  const told = readOn(stream);
  await expect.poll(told.text).toContain('event: desk');
  await told.cancel();

  expect(told.text()).toMatch(/^retry: 5000\n\nevent: desk\ndata: \{"overdue":0,"fresh":1,"print":"[\w-]{16}"\}\n\n$/);
  expect(told.text()).not.toContain(row.id);
});

test.each<[Standing, boolean, string | null]>([
  ['ended', true, 'ended'],
  ['ended', false, 'ended'],
  ['locked', true, 'locked'],
])('a session that is %s (it was unlocked: %s) ends its stream, which says so last', async (standing, isUnlocked, said) => {
  await using ports = await testPorts();
  const me = unlocked((await aDesk(ports)).intake, SITE);
  const stream = liveStream(ports, { ...me, sessionId: standing }, { standing: async () => standing, isUnlocked, checkMs: 20 });
  if (stream === null) throw new Error('no stream');
  const told = readOn(stream);

  await told.ended;

  expect(told.text().endsWith(`event: over\ndata: ${said}\n\n`)).toBe(true);
});

test('a session has so many streams and no more; one that its reader left makes room', async () => {
  await using ports = await testPorts();
  const me = { ...unlocked((await aDesk(ports)).intake, SITE), sessionId: 'many tabs' };
  const open = () => liveStream(ports, me, { standing: async () => 'unlocked', isUnlocked: true });
  const streams = Array.from({ length: MOST_A_SESSION }, open);

  expect(streams).not.toContain(null);
  expect(open()).toBeNull();

  await streams[0]?.cancel();
  const again = open();
  expect(again).not.toBeNull();
  for (const stream of [...streams.slice(1), again]) await stream?.cancel();
});

test('a long view is read by the page, and goes on through all of its pages in one order', async () => {
  await using ports = await testPorts();
  const me = unlocked((await aDesk(ports)).intake, SITE);
  const ids: string[] = [];
  for (let n = 0; n < ROWS_A_PAGE + 3; n += 1) {
    const state = n % 2 === 0 ? 'closed' : 'new';
    ids.push((await addReferral(ports, { state, dueAt: ports.clock.now() + n * HOUR })).row.id);
  }
  const page = async (view: 'all' | 'closed', n: number) => {
    const shown = await listQueue(ports, me, { view, page: n });
    if (shown.kind !== 'view') throw new Error(shown.kind);
    return { ids: shown.items.map(({ row }) => row.id), pages: shown.pages, count: shown.frame.counts[view] };
  };

  const [first, second] = [await page('all', 1), await page('all', 2)];
  expect([...first.ids, ...second.ids]).toEqual(ids);
  expect([first.pages, first.count]).toEqual([2, ids.length]);
  expect((await page('closed', 1)).ids).toEqual(ids.filter((_, n) => n % 2 === 0).toReversed());
});

test('who has an item open is told as they come, once and to those of its desk alone', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const stranger = unlocked((await aDesk(ports, { slug: 'south-lead' })).intake, 'south-lead');
  const [me, fern] = [unlocked(desk.intake, SITE), await aColleague(ports, desk)];
  const { row } = await addReferral(ports);
  const heard: (readonly string[])[] = [];
  const leave = watchItem(ports, me, row.id, (names) => heard.push(names));
  onTestFinished(leave);
  await expect.poll(() => heard).toEqual([[]]);

  const fernLeaves = watchItem(ports, fern, row.id, () => undefined);
  onTestFinished(fernLeaves);
  await lookAt(ports, stranger, row.id);
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([[], [fern.staff.name]]);

  fernLeaves();
  ports.clock.advance(3 * MINUTE);
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([[], [fern.staff.name], []]);
});

test('names are read when others are there than before, and not at every look', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const [me, fern] = [unlocked(desk.intake, SITE), await aColleague(ports, desk)];
  const { row } = await addReferral(ports);
  let [looks, reads] = [0, 0];
  const counting: TestPorts = {
    ...ports,
    presence: {
      ...ports.presence,
      here(item) {
        looks += 1;
        return ports.presence.here(item);
      },
    },
    staff: {
      ...ports.staff,
      ofSite(site) {
        reads += 1;
        return ports.staff.ofSite(site);
      },
    },
  };
  const heard: (readonly string[])[] = [];
  await lookAt(ports, fern, row.id);
  onTestFinished(watchItem(counting, me, row.id, (names) => heard.push(names), 5));

  await expect.poll(() => looks).toBeGreaterThan(8);

  expect([heard, reads]).toEqual([[[fern.staff.name]], 1]);
});

test('the live page names who has an item open to an unlocked desk that has the item, and to nobody else', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  await aDesk(ports, { slug: 'south-lead' });
  const fern = await aColleague(ports, desk);
  const [own, foreign] = [await addReferral(ports), await addReferral(ports, { site: 'south-lead' })];
  await lookAt(ports, fern, own.row.id);
  const locked = await signIn(ports, desk.intake);
  const ask = async (cookie: string, item: string) => {
    const answer = await livePage(anAstro(ports, { path: `/staff/live/?once&item=${item}`, cookies: { '__Host-s': cookie } }));
    return ((await answer.json()) as { here?: string[] }).here;
  };

  expect(await ask(locked, own.row.id)).toBeUndefined();
  const cookie = await unlockWith(ports, locked, desk.intake.passphrase);
  expect(await ask(cookie, own.row.id)).toEqual([fern.staff.name]);
  for (const item of [foreign.row.id, 'b'.repeat(26), '//']) expect(await ask(cookie, item)).toBeUndefined();
});
