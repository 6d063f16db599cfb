import { expect, test } from 'vitest';
import { itemActPath, itemPath, listIn, listPath, viewPath } from '#src/components/desk/deskPaths.ts';
import { ALL_VIEWS } from '#src/domain/deskViews.ts';
import { AS_IT_STANDS, type ListFrom, THIS_MORNING } from '#src/features/queue/listFrom.ts';

const ID = 'a'.repeat(26);
const at = (path: string) => new URL(path, 'http://localhost');
const housing: ListFrom = { view: 'new', narrowing: { ...AS_IT_STANDS, concern: 'housing', place: 'abcdefghijkl', sort: 'newest' } };

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
  const query = 'view=new&concern=housing&place=abcdefghijkl&sort=newest';

  expect(itemPath(ID, housing, { of: ID })).toBe(`/staff/queue/${ID}/?${query}&of=${ID}`);
  expect(itemActPath(ID, 'similar', housing, { done: 'linked' })).toBe(`/staff/queue/${ID}/similar/?${query}&done=linked`);
  expect(listIn(at(itemActPath(ID, 'transfer', housing)))).toEqual(housing);
  expect(listPath(housing, { page: '2' })).toBe(`/staff/queue/?${query}&page=2`);
});

test('nothing but codes goes along, and nothing narrows This morning', () => {
  expect(listPath(listIn(at('/staff/queue/?view=new&place=98104&words=marigold&concern=housing')))).toBe(
    '/staff/queue/?view=new&concern=housing',
  );
  expect(listIn(at('/staff/queue/?concern=housing'))).toEqual(THIS_MORNING);
});

test.each(['?view=//evil.example', '?view=toString', '?view=', '?view=Held', ''])('%s is This morning', (query) => {
  expect(listPath(listIn(at(`/staff/queue/${ID}/${query}`)))).toBe('/staff/queue/');
});
