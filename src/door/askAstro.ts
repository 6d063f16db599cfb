import type { IncomingMessage } from 'node:http';
import { clientAddress } from './clientNetwork.ts';
import type { Doorway } from './doorway.ts';
import { type HeldAnswer, holdAnswer } from './heldAnswer.ts';
import { hasOwnWords, isShared, packPage, pageHeaders, tagOf } from './pageAnswer.ts';
import { refuse } from './refuse.ts';
import type { Route } from './routes.ts';
import { bestPacking, isSameTag } from './staticFiles.ts';
import { send, type Visit } from './visit.ts';

/** Lets Astro answer a checked request, and sends what it made with our headers; or an error page when it made nothing. */
export function askAstro(doorway: Doorway, visit: Visit, route: Route): void {
  const { req, res } = visit;
  const { astro, locals, log } = doorway.options;
  const facts = { requestId: visit.id, clientNetwork: networkOf(doorway, req) };
  const acceptEncoding = req.headers['accept-encoding'];
  makeOurs(doorway, visit);

  const tooLong = setTimeout(() => refuse(doorway, visit, 503), doorway.limits.answerMs);
  const fail = () => {
    clearTimeout(tooLong);
    log.event('answer-failed', { id: visit.id, route: visit.route });
    refuse(doorway, visit, 500);
  };
  holdAnswer(res, (held) => {
    clearTimeout(tooLong);
    sendPage(doorway, visit, route, held, acceptEncoding).catch(fail);
  });
  const next = (error?: unknown) => {
    if (error !== undefined) return fail();
    clearTimeout(tooLong);
    refuse(doorway, visit, 404);
  };
  Promise.try(() => astro(req, res, next, locals(facts))).catch(fail);
}

function networkOf(doorway: Doorway, req: IncomingMessage): string {
  const forwarded = req.headers['x-forwarded-for'];
  const chain = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return doorway.networkOf(clientAddress(req.socket.remoteAddress ?? '', chain, doorway.options.settings.trustedHops));
}

const NOT_FOR_PAGES = /^(?:x-forwarded-|forwarded$|x-real-ip$|x-client-ip$|cf-|true-client-ip$|x-astro-)/;

/** Leaves only what pages may rely on: our own name as the host, no claim about where the sender is (controls A7). */
function makeOurs(doorway: Doorway, { req, path, query, method }: Visit): void {
  for (const name of Object.keys(req.headers)) {
    if (NOT_FOR_PAGES.test(name)) Reflect.deleteProperty(req.headers, name);
  }
  req.headers.host = doorway.publicHost;
  req.url = path + query;
  // A page made for GET has the headers that HEAD must show; its body is dropped on the way out.
  if (method === 'HEAD') req.method = 'GET';
}

async function sendPage(doorway: Doorway, visit: Visit, route: Route, held: HeldAnswer, acceptEncoding: string | undefined): Promise<void> {
  const retryAfter = held.headers.get('retry-after');
  if (held.status >= 400 && !hasOwnWords(held)) {
    refuse(doorway, visit, held.status, typeof retryAfter === 'string' ? { retryAfter } : {});
    return;
  }
  const { log } = doorway.options;
  const headers = pageHeaders(visit.path, route, held, doorway.https);
  if (isShared(route, held) && isSameTag(visit.req.headers['if-none-match'], tagOf(held.body))) {
    send(visit, log, 304, headers, null);
    return;
  }
  const isPrivate = visit.path.startsWith('/staff/') || visit.path.startsWith('/bureau/');
  const packed = await packPage(held, isPrivate ? null : bestPacking(acceptEncoding));
  send(visit, log, held.status, [...headers, ...packed.headers], packed.body);
}
