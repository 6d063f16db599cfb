import { expect, test } from 'vitest';
import { itemPath, viewIn, viewPath } from '#src/components/desk/deskPaths.ts';
import { ALL_VIEWS } from '#src/domain/deskViews.ts';

const ID = 'a'.repeat(26);
const at = (path: string) => new URL(path, 'http://localhost');

test('from every view an item leads back to the view, also after a deed', () => {
  for (const view of [...ALL_VIEWS, null]) {
    for (const path of [itemPath(ID, view), itemPath(ID, view, { done: 'note' })]) {
      expect(at(path).pathname).toBe(`/staff/queue/${ID}/`);
      expect(viewPath(viewIn(at(path)))).toBe(viewPath(view));
    }
  }
  expect(viewPath('held')).toBe('/staff/queue/?view=held');
  expect(itemPath(ID, 'held', { done: 'note' })).toBe(`/staff/queue/${ID}/?view=held&done=note`);
});

test.each(['?view=//evil.example', '?view=toString', '?view=', '?view=Held', ''])('%s is This morning', (query) => {
  expect(viewPath(viewIn(at(`/staff/queue/${ID}/${query}`)))).toBe('/staff/queue/');
});
