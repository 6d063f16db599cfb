import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { listMessages } from '#src/features/bureau/listMessages.ts';
import { moveMessage } from '#src/features/bureau/moveMessage.ts';
import { openMessage } from '#src/features/bureau/openMessage.ts';
import { aBureauMessage, aContactForm, addReader, ask, unlockedReader } from '#tests/support/aBureau.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;
let me: BureauUnlocked;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  me = unlockedReader(await addReader(ports));
});

const newestId = async () => (await ports.bureauMessages.list()).at(-1)?.id ?? '';
const actsOf = async (id: string) => (await ports.audit.ofObject(id)).map(({ act, actor, result }) => [act, actor, result]);

test('the list says day, place and role, and no word of what was written', async () => {
  await ask(ports);
  const list = await listMessages(ports, me, 1);

  expect(list.groups).toMatchObject([
    {
      state: 'new',
      count: 1,
      items: [{ near: 'Seattle, WA 98104', row: { day: '2026-03-02' }, summary: { role: 'official', locale: 'en' } }],
    },
  ]);
  expect(JSON.stringify(list)).not.toContain(PEOPLE.referrer.phone);
  expect(JSON.stringify(list)).not.toContain('agree');
});

test('a ZIP of a territory, which the list does not hold, stands as it was typed', async () => {
  await ask(ports, aContactForm(ports, { place: '00901' }));

  expect((await listMessages(ports, me, 1)).groups[0]?.items[0]?.near).toBe('00901');
});

test('new ones stand first, then what is held apart, then what is decided, the oldest first in each', async () => {
  const states = ['about-person', 'answered', 'held', 'new'] as const;
  for (const state of states) {
    for (const day of ['2026-03-04', '2026-03-03']) await ports.bureauMessages.add(aBureauMessage({ state, day }));
  }
  const { groups } = await listMessages(ports, me, 1);

  expect(groups.map(({ state, items }) => [state, items.map(({ row }) => row.day)])).toEqual(
    ['new', 'held', 'answered', 'about-person'].map((state) => [state, ['2026-03-03', '2026-03-04']]),
  );
});

test('a page holds 25, and each group says how many there are in all', async () => {
  for (let n = 0; n < 26; n += 1) await ports.bureauMessages.add(aBureauMessage());

  expect(await listMessages(ports, me, 1)).toMatchObject({ page: 1, pages: 2, groups: [{ count: 26 }] });
  const { groups, page } = await listMessages(ports, me, 99);
  expect([page, groups[0]?.items.length, groups[0]?.count]).toEqual([2, 1, 26]);
});

test('opening is in the audit, with who opened, before a word is opened', async () => {
  await ask(ports);
  const id = await newestId();
  const order: string[] = [];
  const watched: TestPorts = {
    ...ports,
    audit: { ...ports.audit, add: async (entry) => void order.push(entry.act, String(await ports.audit.add(entry))) },
    vault: {
      ...ports.vault,
      openMessageDetails: (...args) => {
        order.push('opened');
        return ports.vault.openMessageDetails(...args);
      },
    },
  };

  expect(await openMessage(watched, me, id)).toMatchObject({
    kind: 'opened',
    details: { contact: PEOPLE.referrer.phone, question: 'Who has to agree before a county can start?' },
  });

  expect(order).toEqual(['open-details', 'undefined', 'opened']);
  expect(await actsOf(id)).toContainEqual(['open-details', me.staff.id, 'ok']);
});

test('opening changes neither state nor last day: what nobody decides on still goes after 90 days', async () => {
  await ask(ports);
  const before = await ports.bureauMessages.list();
  await openMessage(ports, me, await newestId());

  expect(await ports.bureauMessages.list()).toEqual(before);
});

test.each([
  ['answered', '2026-04-01'],
  ['about-person', '2026-03-04'],
] as const)('what is %s is erased on %s, stays readable until then, and the audit says who decided', async (move, deleteOn) => {
  await ask(ports);
  const id = await newestId();

  expect(await moveMessage(ports, me, id, move)).toEqual({ kind: 'moved' });

  expect(await ports.bureauMessages.byId(id)).toMatchObject({ state: move, deleteOn });
  expect(await actsOf(id)).toContainEqual(['move', me.staff.id, move]);
  expect(await openMessage(ports, me, id)).toMatchObject({ details: { name: PEOPLE.referrer.name } });
  expect(await moveMessage(ports, me, id, move)).toEqual({ kind: 'moved-by-another' });
});

test('an answer late in its life prolongs nothing', async () => {
  await ask(ports);
  ports.clock.set(Date.UTC(2026, 4, 20, 18));
  await moveMessage(ports, me, await newestId(), 'answered');

  expect(await ports.bureauMessages.list()).toMatchObject([{ deleteOn: '2026-05-31' }]);
});

test.each(['', 'nothing', 'a'.repeat(26), 'x'.repeat(5000)])(
  '"%.30s" is not there, and the try is in the audit without what was typed',
  async (id) => {
    expect(await openMessage(ports, me, id)).toEqual({ kind: 'not-there' });
    expect(await moveMessage(ports, me, id, 'answered')).toEqual({ kind: 'not-there' });

    const { rows } = await ports.client.execute("SELECT actor, object, result FROM audit WHERE act = 'denied'");
    const object = id.length === 26 ? id : null;
    expect(rows.map((row) => ({ ...row }))).toEqual([1, 2].map(() => ({ actor: me.staff.id, object, result: 'not-there' })));
  },
);

test('who came later reads what came later: an older message shows its day alone, and says that it cannot be opened', async () => {
  await ask(ports);
  const later = unlockedReader(await addReader(ports, 'Dee'));
  const id = await newestId();

  expect((await listMessages(ports, later, 1)).groups[0]?.items).toMatchObject([{ row: { id }, summary: null, near: '' }]);
  expect(await openMessage(ports, later, id)).toMatchObject({ kind: 'opened', details: null });
  await ask(ports);
  const opened = (await listMessages(ports, later, 1)).groups[0]?.items.filter(({ summary }) => summary !== null);
  expect(opened).toHaveLength(1);
});
