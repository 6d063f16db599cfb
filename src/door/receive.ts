import { askAstro } from './askAstro.ts';
import { contentPolicy, NOTHING_INLINE } from './contentPolicy.ts';
import type { Doorway } from './doorway.ts';
import { refuse } from './refuse.ts';
import { isReadableForm, isTakenType, readBody } from './requestBody.ts';
import { carriesBody, checkEnvelope, checkLength } from './requestChecks.ts';
import { isHiddenPath, isPlainPath, lacksSlash, splitTarget } from './requestTarget.ts';
import { findRoute, type Route } from './routes.ts';
import { isForeignPart, isSameOrigin } from './sameOrigin.ts';
import { NEVER_STORED, securityHeaders } from './securityHeaders.ts';
import { logVisit, send, type Visit } from './visit.ts';

const READS_ONLY = { allow: 'GET, HEAD' };

/** Takes a request through the checks, in the order in which they are cheapest, to its answer. */
export function receive(doorway: Doorway, visit: Visit, awaitsContinue = false): void {
  const { req, method } = visit;
  const url = req.url ?? '';
  Object.assign(visit, splitTarget(url));
  visit.hasMore = carriesBody(req);
  const wrong = checkEnvelope(req, doorway.names, doorway.limits);
  if (wrong !== null) return refuse(doorway, visit, wrong);
  if (url.length > doorway.limits.targetBytes) return refuse(doorway, visit, 400);
  if (method !== 'POST' && sendFile(doorway, visit)) return;
  if (!isPlainPath(visit.path)) return refuse(doorway, visit, 400);
  if (method !== 'POST' && sendHealth(doorway, visit)) return;
  if (isHiddenPath(visit.path)) return refuse(doorway, visit, 404);

  const { route, name } = findRoute(visit.path);
  visit.route = name;
  doorway.visits.set(req.socket, visit);
  if (method !== 'POST') return receiveGet(doorway, visit, route);
  receivePost(doorway, visit, route, awaitsContinue).catch(() => refuse(doorway, visit, 500));
}

/** Answers from the built files; false when the path is none of theirs. */
function sendFile(doorway: Doorway, visit: Visit): boolean {
  const { headers: wants } = visit.req;
  const answer = doorway.files.answer(visit.path, { encodings: wants['accept-encoding'], etags: wants['if-none-match'] });
  if (answer === null) return false;
  const { log } = doorway.options;
  const { status, headers, file } = answer;
  visit.route = visit.path;
  const bytes = file === null || visit.method === 'HEAD' ? null : doorway.files.remembered(file);
  if (bytes !== undefined) send(visit, log, status, headers, bytes);
  else if (file !== null) doorway.files.read(file).then((read) => send(visit, log, status, headers, read)).catch(() => refuse(doorway, visit, 500));
  return true;
}

/** For watchdogs: alive at all, and able to take a referral. */
function sendHealth(doorway: Doorway, visit: Visit): boolean {
  if (visit.path !== '/healthz' && visit.path !== '/readyz') return false;
  const isWell = visit.path === '/healthz' || doorway.options.ready();
  const body = Buffer.from(isWell ? 'ok\n' : 'not ready\n');
  visit.route = visit.path;
  const headers = [
    ...securityHeaders(contentPolicy(visit.path, NOTHING_INLINE), { https: doorway.https, indexed: false }),
    ...NEVER_STORED,
    ...['Content-Type', 'text/plain; charset=utf-8', 'Content-Length', String(body.length)],
    ...(isWell ? [] : ['Retry-After', '5']),
  ];
  send(visit, doorway.options.log, isWell ? 200 : 503, headers, body);
  return true;
}

function receiveGet(doorway: Doorway, visit: Visit, route: Route): void {
  const { path, query } = visit;
  if (isForeignPart(path, visit.req.headers)) return refuse(doorway, visit, 403);
  if (lacksSlash(path)) {
    if (route.noSlash !== true) return redirect(doorway, visit, `${path}/${query}`);
    visit.path = `${path}/`;
  }
  askAstro(doorway, visit, route);
}

function redirect(doorway: Doorway, visit: Visit, location: string): void {
  const policy = contentPolicy(visit.path, NOTHING_INLINE);
  const headers = [
    ...securityHeaders(policy, { https: doorway.https, indexed: false }),
    ...NEVER_STORED,
    ...['Location', location, 'Content-Length', '0'],
  ];
  send(visit, doorway.options.log, 301, headers, null);
}

async function receivePost(doorway: Doorway, visit: Visit, route: Route, awaitsContinue: boolean): Promise<void> {
  const { req, path } = visit;
  const { limits } = doorway;
  if (lacksSlash(path)) visit.path = `${path}/`;
  const isFile = doorway.files.has(path) || doorway.files.has(visit.path);
  if (isFile || route.post === undefined) return refuse(doorway, visit, 405, READS_ONLY);
  if (route.signed !== true && !isSameOrigin(req.headers, doorway.names.origins)) return refuse(doorway, visit, 403);
  if (!isTakenType(req.headers, route.post)) return refuse(doorway, visit, 415);
  const mostBytes = route.mostBytes ?? limits.bodyBytes;
  const tooLong = checkLength(req, mostBytes);
  if (tooLong !== null) return refuse(doorway, visit, tooLong);

  if (awaitsContinue) visit.res.writeContinue();
  const body = await readBody(req, mostBytes);
  if (body.kind === 'too-large') return refuse(doorway, visit, 413);
  // 499 as other servers log it: the sender left before the end, so nobody is there to be answered.
  if (body.kind === 'gone') return logVisit(visit, doorway.options.log, 499, 0);
  visit.hasMore = false;
  if (route.post === 'form' && !isReadableForm(body.bytes, limits.formFields)) return refuse(doorway, visit, 400);
  // The adapter takes a whole body from here, as middleware of other servers leaves it (astro/app/node, makeRequestBody).
  Reflect.set(req, 'body', body.bytes);
  askAstro(doorway, visit, route);
}
