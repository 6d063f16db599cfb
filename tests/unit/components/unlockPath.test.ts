import { expect, test } from 'vitest';
import { nextPath, unlockPath } from '#src/components/desk/deskRequest.ts';

const ID = 'a'.repeat(26);
const TOKEN = 't'.repeat(220);

test.each([
  ['/staff/account/passkeys/', '/staff/account/'],
  ['/staff/ledger/', '/staff/ledger/?week=last'],
  [`/staff/queue/${ID}/`, `/staff/queue/${ID}/`],
  [`/staff/queue/${ID}/?view=new&who=me&list=${TOKEN}&of=${ID}`, `/staff/queue/${ID}/?view=new&who=me&list=${TOKEN}`],
  [`/staff/queue/${ID}/?view=new&concern=housing`, `/staff/queue/${ID}/?view=new`],
  [`/staff/queue/?view=new&list=${TOKEN}&of=${ID}`, `/staff/queue/?view=new&list=${TOKEN}`],
  ['/staff/queue/?view=held&sort=newest&place=abcdefghijkl', '/staff/queue/?view=held&place=abcdefghijkl&sort=newest'],
  ['/staff/queue/?view=nowhere&words=marigold', '/staff/queue/'],
  ['/staff/people/', '/staff/queue/'],
  ['//evil.example/', '/staff/queue/'],
])('whoever unlocks on the way to %s goes on to %s', (asked, next) => {
  const { searchParams } = new URL(unlockPath(asked), 'http://localhost');
  expect(nextPath(searchParams.get('next'))).toBe(next);
});

test.each(['https://evil.example', '//evil.example', 'account/', '__proto__', '?view=//evil.example', '//evil.example?concern=housing'])(
  '%s leads to the queue',
  (next) => {
    expect(nextPath(next)).toBe('/staff/queue/');
  },
);
