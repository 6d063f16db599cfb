import { describe, expect, test } from 'vitest';
import { findRoute, ROUTES } from '#src/door/routes.ts';

describe('findRoute', () => {
  test.each([
    ['/refer/start/', '/refer/start/', 'form'],
    ['/refer/start', '/refer/start/', 'form'],
    ['/es/refer/start/', '/es/refer/start/', 'form'],
    ['/refer/demo-north-lead/', '/refer/[site]/', 'form'],
    ['/es/refer/demo-north-lead/', '/es/refer/[site]/', 'form'],
    ['/refer/check/', '/refer/check/', 'form'],
    ['/refer/status/', '/refer/status/', 'form'],
    ['/refer/withdraw/', '/refer/withdraw/', 'form'],
    ['/refer/received/', '/refer/received/', undefined],
    ['/refer/emergency/', '/refer/emergency/', undefined],
    ['/refer/under-18/', '/refer/under-18/', undefined],
    ['/refer/no-site/', '/refer/no-site/', undefined],
    ['/refer/questions/', '/refer/questions/', undefined],
    ['/staff/sign-in/', '/staff/sign-in/', 'form'],
    ['/staff/unlock/', '/staff/unlock/', 'form'],
    ['/staff/lock/', '/staff/lock/', 'form'],
    ['/staff/sign-out/', '/staff/sign-out/', 'form'],
    ['/staff/queue/', '/staff/queue/', 'form'],
    ['/staff/queue/7h3k/', '/staff/queue/[id]/', 'form'],
    ['/staff/', '/staff/', undefined],
    ['/es/staff/queue/', 'other', undefined],
    ['/staff/queue/a/b/', 'other', undefined],
    ['/sites/king-county/', '/sites/[slug]/', undefined],
    ['/hsds/services/17', '/hsds/[...rest]', undefined],
    ['/hooks/resend', '/hooks/resend', 'json'],
    ['/wp-login.php', 'other', undefined],
    ['/', 'other', undefined],
  ])('%s is %s and takes %s', (path, name, post) => {
    const found = findRoute(path);

    expect(found.name).toBe(name);
    expect(found.route.post).toBe(post);
  });

  test('no page that takes a POST may be stored by a browser or proxy', () => {
    expect(ROUTES.filter((route) => route.post !== undefined && route.cached === true)).toEqual([]);
  });
});
