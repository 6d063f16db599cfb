import { askAstro, sendKept } from './askAstro.ts';
import { contentPolicy, NOTHING_INLINE } from './contentPolicy.ts';
import type { Doorway } from './doorway.ts';
import { receivePost } from './receivePost.ts';
import { refuse } from './refuse.ts';
import { carriesBody, checkEnvelope } from './requestChecks.ts';
import { checkPath, lacksSlash, splitTarget } from './requestTarget.ts';
import { findRoute, type Route } from './routes.ts';
import { isForeignPart } from './sameOrigin.ts';
import { NEVER_STORED, securityHeaders } from './securityHeaders.ts';
import { send, type Visit } from './visit.ts';

/** Takes a request through the checks, in the order in which they are cheapest, to its answer. */
export function receive(doorway: Doorway, visit: Visit, awaitsContinue = false): void {
  Object.assign(visit, splitTarget(visit.req.url ?? ''));
  visit.hasMore = carriesBody(visit.req);
  const wrong = checkEnvelope(visit.req, doorway.names, doorway.limits);
  if (wrong !== null) refuse(doorway, visit, wrong);
  else if (visit.method === 'POST' || !sendFile(doorway, visit)) receivePage(doorway, visit, awaitsContinue);
}

/** Answers from the built files; false when the path is none of theirs. */
function sendFile(doorway: Doorway, visit: Visit): boolean {
  const { headers: wants } = visit.req;
  const saveData = wants['save-data']?.toString();
  const answer = doorway.files.answer(visit.path, { encodings: wants['accept-encoding'], etags: wants['if-none-match'], saveData });
  if (answer === null) return false;
  const { log } = doorway.options;
  const { status, headers, file } = answer;
  visit.route = visit.path;
  const bytes = file === null || visit.method === 'HEAD' ? null : doorway.files.remembered(file);
  if (bytes !== undefined) send(visit, log, status, headers, bytes);
  else if (file !== null) sendFirstTime(doorway, visit, headers, file);
  return true;
}

function sendFirstTime(doorway: Doorway, visit: Visit, headers: readonly string[], file: string): void {
  doorway.files.read(file).then(
    (bytes) => send(visit, doorway.options.log, 200, headers, bytes),
    () => refuse(doorway, visit, 500),
  );
}

function receivePage(doorway: Doorway, visit: Visit, awaitsContinue: boolean): void {
  const wrong = checkPath(visit.path);
  if (wrong !== null) {
    refuse(doorway, visit, wrong);
    return;
  }
  const { route, name } = findRoute(visit.path);
  visit.route = name;
  doorway.visits.set(visit.req.socket, visit);
  if (visit.method === 'POST') receivePost(doorway, visit, route, awaitsContinue).catch(() => refuse(doorway, visit, 500));
  else if (visit.path === '/healthz' || visit.path === '/readyz') sendHealth(doorway, visit);
  else receiveGet(doorway, visit, route);
}

/** For watchdogs: alive at all, and able to take a referral. */
function sendHealth(doorway: Doorway, visit: Visit): void {
  const isWell = visit.path === '/healthz' || doorway.options.ready();
  const body = Buffer.from(isWell ? 'ok\n' : 'not ready\n');
  visit.route = visit.path;
  const headers = [
    ...bareHeaders(doorway, visit),
    ...['Content-Type', 'text/plain; charset=utf-8', 'Content-Length', String(body.length)],
    ...(isWell ? [] : ['Retry-After', '5']),
  ];
  send(visit, doorway.options.log, isWell ? 200 : 503, headers, body);
}

function receiveGet(doorway: Doorway, visit: Visit, route: Route): void {
  const { path, query } = visit;
  if (isForeignPart(path, visit.req.headers)) {
    refuse(doorway, visit, 403);
  } else if (lacksSlash(path) && route.bare !== true) {
    redirect(doorway, visit, `${path}/${query}`);
  } else {
    if (lacksSlash(path)) visit.path = `${path}/`;
    if (!sendKept(doorway, visit, route)) askAstro(doorway, visit, route);
  }
}

function redirect(doorway: Doorway, visit: Visit, location: string): void {
  const headers = [...bareHeaders(doorway, visit), ...['Location', location, 'Content-Length', '0']];
  send(visit, doorway.options.log, 301, headers, null);
}

function bareHeaders(doorway: Doorway, visit: Visit): readonly string[] {
  const policy = contentPolicy(visit.path, NOTHING_INLINE);
  return [...securityHeaders(policy, { https: doorway.https, indexed: false }), ...NEVER_STORED];
}
