import { askAstro } from './askAstro.ts';
import type { Doorway } from './doorway.ts';
import type { ErrorStatus } from './errorWords.ts';
import { refuse } from './refuse.ts';
import { isJson, isReadableForm, isTakenType, readBody } from './requestBody.ts';
import { lacksSlash } from './requestTarget.ts';
import type { Route } from './routes.ts';
import { isSameOrigin } from './sameOrigin.ts';
import { logVisit, type Visit } from './visit.ts';

/** Lets a POST in when its page takes one and it comes from our own pages; then its whole body is read before Astro is asked. */
export async function receivePost(doorway: Doorway, visit: Visit, route: Route, awaitsContinue: boolean): Promise<void> {
  if (lacksSlash(visit.path)) visit.path = `${visit.path}/`;
  const wrong = checkPost(doorway, visit, route) ?? (await takeBody(doorway, visit, route, awaitsContinue));
  if (wrong === 'gone') logVisit(visit, doorway.options.log, GONE, 0);
  else if (wrong !== null) refuse(doorway, visit, wrong, wrong === 405 ? { allow: 'GET, HEAD' } : {});
  else askAstro(doorway, visit, route);
}

/** As other servers log it: the sender left before the end, so nobody is there to be answered. */
const GONE = 499;

/** What speaks against a POST before a byte of its body is read. */
function checkPost(doorway: Doorway, visit: Visit, route: Route): ErrorStatus | null {
  const { req, path } = visit;
  const isFile = doorway.files.has(path) || doorway.files.has(path.slice(0, -1));
  if (isFile || route.post !== true) return 405;
  if (route.hook === true) return isJson(req.headers) ? null : 415;
  if (!isSameOrigin(req.headers, doorway.names.origins)) return 403;
  return (route.json === true ? isJson(req.headers) : isTakenType(req.headers)) ? null : 415;
}

async function takeBody({ limits }: Doorway, visit: Visit, route: Route, awaitsContinue: boolean): Promise<ErrorStatus | 'gone' | null> {
  if (awaitsContinue) visit.res.writeContinue();
  const body = await readBody(visit.req, route.json === true ? limits.jsonBytes : limits.bodyBytes);
  if (body.kind !== 'whole') return body.kind === 'gone' ? 'gone' : 413;
  visit.hasMore = false;
  const isForm = route.hook !== true && route.json !== true;
  if (isForm && !isReadableForm(body.bytes, limits.formFields)) return 400;
  // The adapter takes a whole body from here, as middleware of other servers leaves it (astro/app/node, makeRequestBody).
  Reflect.set(visit.req, 'body', body.bytes);
  return null;
}
