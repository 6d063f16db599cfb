import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { eraseAsked, type FindAskedResult, findAsked, type ReadOut, readOut } from '#src/features/queue/askedAbout.ts';
import { type DeskSite, deskSite } from '#src/features/queue/deskSite.ts';
import { holdsSiteKey } from '#src/features/queue/siteKeys.ts';
import { together } from '#src/words/en/together.ts';
import type { HeldBackPage } from './heldBack.ts';
import { isHeldBack, type KeyFields, keyPost, versionIn } from './keyPost.ts';

const FIELDS = ['name', 'where', 'item'] as const;
type Fields = KeyFields<(typeof FIELDS)[number]>;

/** The page for somebody at the desk who asks what was written about them. */
export interface AskedPage {
  readonly kind: 'page';
  readonly worker: Unlocked;
  readonly site: DeskSite;
  readonly hasKey: boolean;
  readonly typed: { readonly name: string; readonly where: string };
  readonly error: string | null;
  readonly notice: string | null;
  readonly found: Extract<FindAskedResult, { kind: 'found' }> | null;
  readonly read: ReadOut | null;
  /** Whether a message has just been marked to be erased. */
  readonly isErased: boolean;
}

type Shown = Partial<Pick<AskedPage, 'error' | 'notice' | 'found' | 'read'>>;

/** Reads one request: the steps, a look, a reading-out, or the erasing. */
export async function askedPage(astro: AstroGlobal): Promise<AskedPage | HeldBackPage | Response> {
  const asked = await keyPost(astro, FIELDS);
  if (isHeldBack(asked)) return asked;
  const { worker } = asked;
  const { ports } = astro.locals;
  const fields: Fields = asked.kind === 'visit' ? {} : asked.fields;
  const shown = asked.kind === 'post' ? await answerPost(astro, worker, fields) : noticeOf(asked);
  if (shown instanceof Response) return shown;
  return {
    kind: 'page',
    worker,
    site: await deskSite(ports, worker.staff.site),
    hasKey: await holdsSiteKey(ports, worker),
    typed: { name: fields.name ?? '', where: fields.where ?? '' },
    ...{ error: null, notice: null, found: null, read: null },
    ...shown,
    isErased: asked.kind === 'visit' && astro.url.searchParams.get('done') === 'erased',
  };
}

function noticeOf(asked: { readonly kind: 'visit' } | { readonly kind: 'again'; readonly because: 'too-old' | 'unlocked' }): Shown {
  if (asked.kind === 'visit') return {};
  return { notice: asked.because === 'too-old' ? together.tooOld : together.unlocked };
}

async function answerPost(astro: AstroGlobal, worker: Unlocked, fields: Fields): Promise<Shown | Response> {
  switch (fields.act) {
    case 'look':
      return look(astro, worker, fields);
    case 'read-out':
      return readAloud(astro, worker, fields.item ?? '');
    case 'erase':
      return erase(astro, worker, fields);
    default:
      return new Response(null, { status: 400 });
  }
}

async function look(astro: AstroGlobal, worker: Unlocked, { name = '', where = '' }: Fields): Promise<Shown> {
  const found = await findAsked(astro.locals.ports, worker, { name, where });
  switch (found.kind) {
    case 'found':
      return { found };
    case 'busy':
      astro.response.status = 503;
      astro.response.headers.set('Retry-After', '5');
      return { notice: together.busy };
    case 'refused':
      astro.response.status = 422;
      return { error: refusal(found.because) };
    case 'no-key':
      astro.response.status = 403;
      return {};
  }
}

function refusal(because: 'empty' | 'too-long' | 'unreadable'): string {
  if (because === 'empty') return together.asked.empty;
  return because === 'unreadable' ? together.errors.unreadable : together.asked.tooLong;
}

// 200 with the texts in place: they are shown once, for one audited press.
async function readAloud(astro: AstroGlobal, worker: Unlocked, id: string): Promise<Shown | Response> {
  const read = await readOut(astro.locals.ports, worker, id);
  if (read.kind === 'read') return { read: read.read };
  if (read.kind === 'not-there') return new Response(null, { status: 404 });
  astro.response.status = 409;
  return { notice: read.kind === 'withdrawn' ? together.takenBack : together.cannotOpen };
}

async function erase(astro: AstroGlobal, worker: Unlocked, fields: Fields): Promise<Shown | Response> {
  const done = await eraseAsked(astro.locals.ports, worker, fields.item ?? '', { version: versionIn(fields) });
  if (done.kind === 'moved') return astro.redirect('/staff/asked/?done=erased', 303);
  if (done.kind === 'not-there') return new Response(null, { status: 404 });
  astro.response.status = 409;
  return { notice: done.kind === 'moved-by-another' ? together.conflict : together.notNow };
}
