import type { IncomingMessage } from 'node:http';
import { clientAddress } from './clientNetwork.ts';
import type { Doorway } from './doorway.ts';
import { type HeldAnswer, holdAnswer } from './heldAnswer.ts';
import { hasOwnWords, isShared, packPage, pageHeaders, tagOf } from './pageAnswer.ts';
import type { KeptPage } from './pageMemory.ts';
import { refuse } from './refuse.ts';
import type { Route } from './routes.ts';
import { bestPacking, isSameTag } from './staticFiles.ts';
import { openAnswer, send, type Visit } from './visit.ts';

/** Lets Astro answer a checked request, and sends what it made with our headers; or an error page when it made nothing. */
export function askAstro(doorway: Doorway, visit: Visit, route: Route): void {
  const { req, res } = visit;
  const { astro, locals, log } = doorway.options;
  const facts = { requestId: visit.id, clientNetwork: networkOf(doorway, req) };
  const acceptEncoding = req.headers['accept-encoding'];
  // Before the page reads a site: a change under way makes it old at once.
  const revision = doorway.pages.revision();
  makeOurs(doorway, visit);

  const tooLong = setTimeout(() => refuse(doorway, visit, 503), doorway.limits.answerMs);
  const fail = () => {
    clearTimeout(tooLong);
    log.event('answer-failed', { id: visit.id, route: visit.route });
    refuse(doorway, visit, 500);
  };
  const whole = (held: HeldAnswer) => {
    clearTimeout(tooLong);
    sendPage(doorway, visit, route, held, { acceptEncoding, revision }).catch(fail);
  };
  const stream = (head: HeldAnswer) => {
    clearTimeout(tooLong);
    letStream(doorway, visit, route, head);
  };
  holdAnswer(res, whole, route.stream === true && visit.method === 'GET' ? stream : undefined);
  const next = (error?: unknown) => {
    if (error !== undefined) return fail();
    clearTimeout(tooLong);
    refuse(doorway, visit, 404);
  };
  Promise.try(() => astro(req, res, next, locals(facts))).catch(fail);
}

/** Opens an answer that goes on; it ends when its reader goes, when its page ends it, or when the server stops. */
function letStream(doorway: Doorway, visit: Visit, route: Route, head: HeldAnswer): void {
  const { res } = visit;
  // Whoever left before it began closed it already, and no second close would take it out again.
  if (!res.destroyed) doorway.streams.add(res);
  res.on('close', () => doorway.streams.delete(res));
  // nginx would gather the events until they are worth a packet.
  openAnswer(visit, doorway.options.log, 200, [...pageHeaders(visit.path, route, head, doorway.https), 'X-Accel-Buffering', 'no']);
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

/** Sends a page that is alike for everybody; packed once for all who ask for it in the same way. */
async function sendShared(doorway: Doorway, visit: Visit, page: KeptPage, acceptEncoding: string | undefined): Promise<void> {
  const { log } = doorway.options;
  if (isSameTag(visit.req.headers['if-none-match'], page.tag)) {
    send(visit, log, 304, page.headers, null);
    return;
  }
  const packing = bestPacking(acceptEncoding);
  const packed = page.packed.get(packing) ?? (await packPage(page.held, packing));
  page.packed.set(packing, packed);
  send(visit, log, 200, [...page.headers, ...packed.headers], packed.body);
}

/** Answers from memory where the page was made since the latest change of any site; false when it has to be made. */
export function sendKept(doorway: Doorway, visit: Visit, route: Route): boolean {
  const page = route.kept === true ? doorway.pages.find(addressOf(visit)) : null;
  if (page === null) return false;
  sendShared(doorway, visit, page, visit.req.headers['accept-encoding']).catch(() => refuse(doorway, visit, 500));
  return true;
}

function addressOf({ path, query }: Visit): string {
  return path + query;
}

async function sendPage(
  doorway: Doorway,
  visit: Visit,
  route: Route,
  held: HeldAnswer,
  { acceptEncoding, revision }: { acceptEncoding: string | undefined; revision: number },
): Promise<void> {
  const retryAfter = held.headers.get('retry-after');
  if (held.status >= 400 && !hasOwnWords(held)) {
    refuse(doorway, visit, held.status, typeof retryAfter === 'string' ? { retryAfter } : {});
    return;
  }
  const { log } = doorway.options;
  const headers = pageHeaders(visit.path, route, held, doorway.https);
  if (isShared(route, held)) {
    const page = { headers, tag: tagOf(held.body), held, packed: new Map() };
    if (route.kept === true) doorway.pages.keep(addressOf(visit), revision, page);
    await sendShared(doorway, visit, page, acceptEncoding);
    return;
  }
  const isPrivate = visit.path.startsWith('/staff/') || visit.path.startsWith('/bureau/');
  const packed = await packPage(held, isPrivate ? null : bestPacking(acceptEncoding));
  send(visit, log, held.status, [...headers, ...packed.headers], packed.body);
}
