import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { ROUTES, type Route } from '#src/door/routes.ts';
import { testPorts } from '#tests/support/testPorts.ts';
import { accessScene, OWNERS, type Owner, ROLES, type RoleName, type Scene } from './support/accessScene.ts';
import { startPortal } from './support/portal.ts';

const SECRET = 'a secret of the access matrix, long enough for the server';

/** What the bracket of an address names. A page with a bracket that is not here fails the test. */
const NAMED: readonly (readonly [RegExp, (scene: Scene) => Readonly<Partial<Record<Owner, string>>>])[] = [
  // A section of one's own listing: the site comes from the session, so an address can name no other's.
  [/^\/staff\/listing\/\[section\]\//, () => ({ own: 'hours', absent: 'nothing' })],
  [/^\/staff\/setup\/\[step\]\//, () => ({ own: 'hours', absent: 'nothing' })],
  [/^\/staff\/queue\/\[id\]\//, ({ item }) => item],
  [/^\/staff\/account\/passkeys\/\[id\]\//, ({ passkey }) => passkey],
  [/^\/staff\/links\/\[code\]\//, ({ link }) => link],
  [/^\/staff\/people\/\[id\]\//, ({ person }) => person],
  [/^\/r\/\[code\]\//, ({ link }) => link],
  [/^\/bureau\/changes\/\[id\]\//, ({ change }) => change],
  [/^\/staff\/listing\/changes\/\[id\]\//, ({ change }) => change],
  [/^\/bureau\/claims\/\[id\]\//, ({ claim }) => claim],
  [/^\/(?:bureau\/sites|sites|refer)\/\[(?:slug|site)\]\//, ({ site }) => site],
];
/** Pages for everybody, which know nobody's role: the same for whoever asks, with or without a session. */
const isPublic = ({ pattern }: Route) => !pattern.startsWith('/staff/') && !pattern.startsWith('/bureau/');
/** These end or change the very session that asks; who may do that is tested with signing in. */
const OWN_SESSION = new Set(['/staff/sign-in/', '/staff/unlock/', '/staff/lock/', '/staff/sign-out/', '/staff/key/']);

/**
 * Every page on demand, asked by everybody for their own thing, another site's, and one that is not there; then posted to with
 * the proof of the session and nothing else. The golden file is the table to argue about: read its changes.
 */
test('who may reach what stands in the golden table', async () => {
  await using ports = await testPorts({ now: Date.now(), secret: SECRET });
  const scene = await accessScene(ports);
  const data = await mkdtemp(join(tmpdir(), 'lead-portal-access-'));
  await using portal = await startPortal({ DATA_DIR: data, DATABASE_URL: `file:${ports.file}`, PORTAL_SECRET: SECRET });

  const lines = ['', ...(await tableOf(portal.url, scene))];

  await portal.stop();
  await rm(data, { recursive: true });
  await expect(`${lines.join('\n').trimStart()}\n`).toMatchFileSnapshot('../golden/access.txt');
});

async function tableOf(origin: string, scene: Scene): Promise<string[]> {
  const asked = ROUTES.filter((route) => !isPublic(route) && !OWN_SESSION.has(route.pattern));
  const lines: string[] = [];
  for (const { pattern, post } of asked) {
    for (const [owner, path] of pathsOf(pattern, scene)) {
      lines.push(await lineOf(origin, scene, { method: 'GET', pattern, owner, path }));
      if (post) lines.push(await lineOf(origin, scene, { method: 'POST', pattern, owner, path }));
    }
  }
  return lines;
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly pattern: string;
  readonly owner: string;
  readonly path: string;
}

async function lineOf(origin: string, scene: Scene, asked: Asked): Promise<string> {
  const answers: string[] = [];
  for (const role of ROLES) answers.push(`${role}: ${await answerTo(origin, scene, role, asked)}`);
  return `${asked.method} ${asked.pattern}${asked.owner}\n${answers.map((answer) => `    ${answer}`).join('\n')}`;
}

async function answerTo(origin: string, scene: Scene, role: RoleName, { method, path }: Asked): Promise<string> {
  const session = await scene.session(role);
  const headers = new Headers(session === null ? {} : { cookie: `${SESSION_COOKIE}=${session.cookie}` });
  if (method === 'POST') headers.set('origin', origin);
  const body = method === 'POST' ? { body: new URLSearchParams(session === null ? {} : { csrf: session.csrf }) } : {};
  const answer = await fetch(new URL(path, origin), { method, headers, redirect: 'manual', ...body });
  // A stream of events goes on until its reader leaves.
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.body?.cancel();
  else await answer.arrayBuffer();
  const location = answer.headers.get('location');
  return location === null ? String(answer.status) : `${answer.status} to ${location.replaceAll(/[a-z0-9]{26}/g, '[id]')}`;
}

function pathsOf(pattern: string, scene: Scene): [string, string][] {
  if (!pattern.includes('[')) return [['', pattern]];
  const [, named] = NAMED.find(([shape]) => shape.test(pattern)) ?? [];
  if (named === undefined) throw new Error(`nothing is known that ${pattern} could name`);
  return OWNERS.flatMap((owner) => {
    const name = named(scene)[owner];
    return name === undefined ? [] : [[` ${owner}`, pattern.replace(/\[\w+\]/, name)] satisfies [string, string]];
  });
}

test('every address with a bracket is asked for own, foreign and absent things', () => {
  const brackets = ROUTES.filter((route) => !isPublic(route) && route.pattern.includes('['));

  expect(brackets.filter(({ pattern }) => !NAMED.some(([shape]) => shape.test(pattern)))).toEqual([]);
});
