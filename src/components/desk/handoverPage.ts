import type { AstroGlobal } from 'astro';
import { sayDay } from '#src/domain/day.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { ruleOf } from '#src/domain/status.ts';
import { goesOn, type HandOverResult, handOver } from '#src/features/queue/handOver.ts';
import type { Handover } from '#src/features/queue/handoverSchema.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { type DeskItem, openSummary } from '#src/features/queue/openSummary.ts';
import { together } from '#src/words/en/together.ts';
import { itemPath, listIn } from './deskPaths.ts';
import type { HeldBackPage } from './heldBack.ts';
import { isHeldBack, type KeyFields, keyPost, versionIn } from './keyPost.ts';

/** The page that makes a copy of one message. */
export interface HandoverPage {
  readonly kind: 'page';
  readonly worker: Unlocked;
  readonly item: DeskItem;
  readonly withNames: boolean;
  readonly notice: string | null;
  /** The copy to print; null: the form. */
  readonly print: Handover | null;
  /** The day on which the portal's copy goes once it is handed over today, in words. */
  readonly goesOn: string;
  readonly canMark: boolean;
}

const FIELDS = ['names'] as const;
type Fields = KeyFields<(typeof FIELDS)[number]>;
type Answer = Response | { readonly print: Handover | null; readonly notice: string | null };

/** One name for every file: what it holds must not be told by it (controls E6). */
const FILE_NAME = 'handover.json';

/** Reads one request: the choice, a page to print, a file, or the move that ends the portal's own copy. */
export async function handoverPage(astro: AstroGlobal): Promise<HandoverPage | HeldBackPage | Response> {
  const asked = await keyPost(astro, FIELDS);
  if (isHeldBack(asked)) return asked;
  const { worker } = asked;
  const id = astro.params.id ?? '';
  const fields: Fields = asked.kind === 'visit' ? {} : asked.fields;
  const answer = asked.kind === 'post' ? await answerPost(astro, worker, id, fields) : noticeOf(asked);
  if (answer instanceof Response) return answer;
  const shown = await openSummary(astro.locals.ports, worker, id);
  if (shown.kind !== 'shown') return new Response(null, { status: shown.kind === 'not-there' ? 404 : 403 });
  const { item } = shown;
  return {
    kind: 'page',
    worker,
    item,
    withNames: fields.names === 'yes',
    goesOn: sayDay(goesOn(item.row, item.site), 'en'),
    canMark: ruleOf('hand-over').from.includes(item.row.state),
    ...answer,
  };
}

function noticeOf(asked: { readonly kind: 'visit' } | { readonly kind: 'again'; readonly because: 'too-old' | 'unlocked' }) {
  if (asked.kind === 'visit') return { print: null, notice: null };
  return { print: null, notice: asked.because === 'too-old' ? together.tooOld : together.unlocked };
}

async function answerPost(astro: AstroGlobal, worker: Unlocked, id: string, fields: Fields): Promise<Answer> {
  const { ports } = astro.locals;
  const withNames = fields.names === 'yes';
  const { confidential } = together.handover;
  switch (fields.act) {
    case 'print':
      return printed(astro, await handOver(ports, worker, id, { as: 'print', withNames, confidential }));
    case 'file':
      return filed(astro, await handOver(ports, worker, id, { as: 'handover-file', withNames, confidential }));
    case 'handed-over':
      return mark(astro, worker, id, versionIn(fields));
    default:
      return new Response(null, { status: 400 });
  }
}

// 200 with the copy in place: it is shown once, for one audited press.
function printed(astro: AstroGlobal, made: HandOverResult): Answer {
  return made.kind === 'made' ? { print: made.handover, notice: null } : notMade(astro, made);
}

function filed(astro: AstroGlobal, made: HandOverResult): Answer {
  if (made.kind !== 'made') return notMade(astro, made);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="${FILE_NAME}"`,
    'Cache-Control': 'no-store',
  };
  return new Response(`${JSON.stringify(made.handover, null, 2)}\n`, { headers });
}

function notMade(astro: AstroGlobal, { kind }: HandOverResult): Answer {
  if (kind === 'not-there') return new Response(null, { status: 404 });
  astro.response.status = 409;
  return { print: null, notice: kind === 'withdrawn' ? together.takenBack : together.cannotOpen };
}

async function mark(astro: AstroGlobal, worker: Unlocked, id: string, version: number): Promise<Answer> {
  const done = await moveReferral(astro.locals.ports, worker, id, { move: 'hand-over', reason: '', version });
  if (done.kind === 'moved') return astro.redirect(itemPath(id, listIn(astro.url), { done: 'move' }), 303);
  if (done.kind === 'not-there') return new Response(null, { status: 404 });
  astro.response.status = 409;
  return { print: null, notice: done.kind === 'moved-by-another' ? together.conflict : together.notNow };
}
