import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Packing } from './builtFiles.ts';
import { contentPolicy, inlineHashes, NOTHING_INLINE, policyNeeds } from './contentPolicy.ts';
import { isText, withCharset } from './contentTypes.ts';
import { RETRY_AFTER_SECONDS } from './errorAnswer.ts';
import type { HeldAnswer } from './heldAnswer.ts';
import type { Route } from './routes.ts';
import { type HeaderList, NEVER_STORED, securityHeaders } from './securityHeaders.ts';

/** What pages may say about their answer; every other header of theirs is dropped, and with it what names our software. */
const TAKEN = ['location', 'content-disposition', 'content-language', 'retry-after', 'allow', 'clear-site-data', 'refresh', 'link'];
const WORTH_PACKING = 1_024;
/** A quarter of the work of the best level for nearly all of its gain; somebody is waiting. */
const QUICK_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Tells whether an error is told by a page of ours. Astro's built-in 404 and the adapter's bare words are not:
 * every page that Astro renders from our source comes with a policy, these do not.
 */
export function hasOwnWords(held: HeldAnswer): boolean {
  const type = textOf(held, 'content-type');
  if (held.body.length === 0 || type === '') return false;
  return !type.startsWith('text/html') || held.headers.has('content-security-policy');
}

/** Tells whether a page may be kept by browsers and proxies: its row allows it, the page asks for it, and no cookie goes along (controls E3). */
export function isShared(route: Route, held: HeldAnswer): boolean {
  const wish = textOf(held, 'cache-control');
  return route.cached === true && held.status === 200 && wish.startsWith('public') && !held.headers.has('set-cookie');
}

/** The tag of a shared answer, from its bytes. */
export function tagOf(body: Buffer): string {
  return `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
}

/** Every header of a page made on demand, but for those of packing: ours first, then the few that are the page's own. */
export function pageHeaders(path: string, route: Route, held: HeldAnswer, https: boolean): HeaderList {
  const type = textOf(held, 'content-type');
  const needs = type.startsWith('text/html')
    ? policyNeeds(held.body.toString('latin1'), inlineHashes(textOf(held, 'content-security-policy')))
    : NOTHING_INLINE;
  const indexed = route.indexed === true && held.status === 200;
  const caching = isShared(route, held) ? ['Cache-Control', textOf(held, 'cache-control'), 'ETag', tagOf(held.body)] : NEVER_STORED;
  return [
    ...securityHeaders(contentPolicy(path, needs), { https, indexed, open: route.open === true }),
    ...caching,
    ...(type === '' ? [] : ['Content-Type', withCharset(type)]),
    ...TAKEN.flatMap((name) => (held.headers.has(name) ? [name, textOf(held, name)] : [])),
    ...(isForLater(held) ? ['Retry-After', RETRY_AFTER_SECONDS] : []),
    ...cookiesOf(held).flatMap((cookie) => ['Set-Cookie', cookie]),
  ];
}

/**
 * Packs a page as the browser likes it. Pages of signed-in people stay plain: what they hold could be guessed from
 * packed sizes when a stranger chooses a part of the page (the BREACH attack).
 */
export async function packPage(held: HeldAnswer, packing: Packing | null): Promise<{ headers: HeaderList; body: Buffer }> {
  const { body } = held;
  if (body.length < WORTH_PACKING || !isText(textOf(held, 'content-type'))) return { headers: lengthOf(body), body };
  const vary = ['Vary', 'Accept-Encoding'];
  if (packing === null) return { headers: [...vary, ...lengthOf(body)], body };
  const packed = packing === 'br' ? await promisify(brotliCompress)(body, QUICK_BROTLI) : await promisify(gzip)(body);
  return { headers: [...vary, ...['Content-Encoding', packing], ...lengthOf(packed)], body: packed };
}

/** A refusal for now that does not say until when. */
function isForLater({ status, headers }: HeldAnswer): boolean {
  return (status === 429 || status === 503) && !headers.has('retry-after');
}

function lengthOf(body: Buffer): HeaderList {
  return ['Content-Length', String(body.length)];
}

function textOf(held: HeldAnswer, name: string): string {
  const value = held.headers.get(name) ?? '';
  return typeof value === 'string' ? value : value.join(', ');
}

function cookiesOf(held: HeldAnswer): readonly string[] {
  const cookies = held.headers.get('set-cookie') ?? [];
  return typeof cookies === 'string' ? [cookies] : cookies;
}
