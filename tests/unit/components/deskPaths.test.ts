import { expect, test } from 'vitest';
import { portalSigner } from '#src/adapters/signer.ts';
import { itemActPath, itemPath, listAfter, listIn, listPath, viewPath } from '#src/components/desk/deskPaths.ts';
import { ALL_VIEWS } from '#src/domain/deskViews.ts';
import { CONCERNS, RELATIONS } from '#src/domain/referral.ts';
import { AS_IT_STANDS, type ListFrom, openList, THIS_MORNING } from '#src/features/queue/listFrom.ts';

const ID = 'a'.repeat(26);
const at = (path: string) => new URL(path, 'http://localhost');
const ports = { signer: portalSigner({ secret: 's'.repeat(40) }) };
const housing: ListFrom = openList(ports, 'north-lead', {
  ...THIS_MORNING,
  view: 'new',
  narrowing: { ...AS_IT_STANDS, concern: 'housing', place: 'abcdefghijkl', sort: 'newest' },
});

test('from every view an item leads back to the view, also after a deed', () => {
  for (const from of [...ALL_VIEWS.map((view) => ({ ...THIS_MORNING, view })), THIS_MORNING]) {
    for (const path of [itemPath(ID, from), itemPath(ID, from, { done: 'note' })]) {
      expect(at(path).pathname).toBe(`/staff/queue/${ID}/`);
      expect(listPath(listIn(at(path)))).toBe(viewPath(from.view));
    }
  }
  expect(viewPath('held')).toBe('/staff/queue/?view=held');
  expect(itemPath(ID, { ...THIS_MORNING, view: 'held' }, { done: 'note' })).toBe(`/staff/queue/${ID}/?view=held&done=note`);
});

test('a narrowed list goes along to an item, to what is done with it, and back', () => {
  const beside = `view=new&sort=newest&list=${housing.token}`;

  expect(itemPath(ID, housing, { of: ID })).toBe(`/staff/queue/${ID}/?${beside}&of=${ID}`);
  expect(itemActPath(ID, 'similar', housing, { done: 'linked' })).toBe(`/staff/queue/${ID}/similar/?${beside}&done=linked`);
  const carried = listIn(at(itemActPath(ID, 'transfer', housing)));
  expect(listPath(carried)).toBe(`/staff/queue/?${beside}`);
  expect(openList(ports, 'north-lead', carried)).toEqual(housing);
  expect(listPath(housing, { page: '2' })).toBe('/staff/queue/?view=new&concern=housing&place=abcdefghijkl&sort=newest&page=2');
});

test('no address that names an item names what the list is narrowed to by the words of messages', () => {
  const typed = listIn(at(`/staff/queue/${ID}/?view=new&concern=housing&relation=faith&place=abcdefghijkl&language=abcdefghijkl&who=me`));
  for (const from of [typed, openList(ports, 'north-lead', typed)]) {
    for (const path of [itemPath(ID, from), itemActPath(ID, 'extend', from), listAfter(ID, from)]) {
      expect(path).toContain('?view=new&who=me');
      expect(path).not.toMatch(/concern|relation|place|language|housing|faith|abcdefghijkl/);
    }
  }
});

test('a token is as long whatever it holds, another each time, and opens at its own site alone', () => {
  const long = { concern: CONCERNS.toSorted(byLength)[0] ?? null, relation: RELATIONS.toSorted(byLength)[0] ?? null };
  const words = { place: 'abcdefghijkl', language: 'abcdefghijkl' };
  const most = openList(ports, 'north-lead', { ...housing, narrowing: { ...AS_IT_STANDS, ...long, ...words } });
  const least = openList(ports, 'north-lead', { ...housing, narrowing: { ...AS_IT_STANDS, relation: 'self' } });
  const again = openList(ports, 'north-lead', { ...housing, token: null });

  expect(most.token).toHaveLength(least.token?.length ?? 0);
  expect(again.token).not.toBe(housing.token);
  const carried = listIn(at(itemPath(ID, most)));
  expect(openList(ports, 'north-lead', carried)).toEqual(most);
  expect(openList(ports, 'north', carried)).toEqual({ ...THIS_MORNING, view: 'new' });
  expect(listIn(at(`/staff/queue/?view=new&list=${'x'.repeat(20)}`)).token).toBeNull();
  expect(openList(ports, 'north-lead', { ...carried, token: 'x'.repeat(200) })).toEqual({ ...THIS_MORNING, view: 'new' });
});

const byLength = (a: string, b: string) => b.length - a.length;

test('nothing but codes goes along, and nothing narrows This morning', () => {
  expect(listPath(listIn(at('/staff/queue/?view=new&place=98104&words=marigold&concern=housing')))).toBe(
    '/staff/queue/?view=new&concern=housing',
  );
  expect(listIn(at('/staff/queue/?concern=housing'))).toEqual(THIS_MORNING);
});

test.each(['?view=//evil.example', '?view=toString', '?view=', '?view=Held', ''])('%s is This morning', (query) => {
  expect(listPath(listIn(at(`/staff/queue/${ID}/${query}`)))).toBe('/staff/queue/');
});
