import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { type ExtendLifeResult, extendLife, type ItemLife, openLife } from '#src/features/queue/extendLife.ts';
import { REASON_LIMIT } from '#src/features/queue/writtenText.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { ledger } from '#src/words/en/ledger.ts';
import { itemPath, listIn } from './deskPaths.ts';
import { readPost, requireUnlocked, unlockPath, whoAsks } from './deskRequest.ts';

const FIELDS = ['csrf', 'version', 'until', 'reason'] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], string>>;

export interface ExtendErrors {
  readonly until?: string;
  readonly reason?: string;
}

/** What the page on which an item is kept longer shows. */
export type ExtendPage =
  | {
      readonly kind: 'life';
      readonly worker: Unlocked;
      readonly life: ItemLife;
      readonly siteName: string;
      readonly typed: { readonly until: string; readonly reason: string };
      readonly errors: ExtendErrors;
      readonly trouble: 'conflict' | 'too-old' | null;
    }
  /** The desk locked itself, or the session ended, while somebody was writing. */
  | { readonly kind: 'stopped'; readonly words: string; readonly next: string };

const words = ledger.life.errors;
const NOT_FOUND = 404;

/** Reads a visit or a post of the page on which an item is kept longer. Sets the status. */
export async function extendPage(astro: AstroGlobal): Promise<ExtendPage | Response> {
  if (astro.request.method !== 'POST') {
    const worker = await requireUnlocked(astro);
    return worker instanceof Response ? worker : show(astro, worker, {});
  }
  const fields = await readPost(astro.request, FIELDS);
  if (fields === null) return new Response(null, { status: 400 });
  const who = await whoAsks(astro);
  if (who !== null && who.staff.site === null) return new Response(null, { status: NOT_FOUND });
  return who !== null && isUnlocked(who) ? answer(astro, who, fields) : stopped(astro, who === null, fields);
}

async function answer(astro: AstroGlobal, worker: Unlocked, fields: Fields): Promise<ExtendPage | Response> {
  const { ports } = astro.locals;
  if (!(await holdsCsrf(ports, worker, fields.csrf))) return show(astro, worker, fields, { status: 403, trouble: 'too-old' });
  const id = astro.params.id ?? '';
  const version = /^\d{1,9}$/.test(fields.version ?? '') ? Number(fields.version) : 0;
  const result = await extendLife(ports, worker, id, { until: fields.until ?? '', reason: fields.reason ?? '', version });
  if (result.kind === 'extended') return astro.redirect(itemPath(id, listIn(astro.url)), 303);
  if (result.kind === 'moved-by-another') return show(astro, worker, fields, { status: 409, trouble: 'conflict' });
  return result.kind === 'refused'
    ? show(astro, worker, fields, { status: 422, errors: errorsOf(result, fields) })
    : show(astro, worker, fields);
}

function errorsOf({ because }: Extract<ExtendLifeResult, { kind: 'refused' }>, { reason = '' }: Fields): ExtendErrors {
  // Both at once, so that nobody mends one to meet the other.
  if (because === 'not-offered') return { until: words.until, ...(reason.trim() === '' ? { reason: words.reason } : {}) };
  return { reason: { 'reason-missing': words.reason, 'too-long': words.tooLong(REASON_LIMIT), unreadable: words.unreadable }[because] };
}

interface Shown {
  readonly status?: number;
  readonly errors?: ExtendErrors;
  readonly trouble?: 'conflict' | 'too-old';
}

async function show(
  astro: AstroGlobal,
  worker: Unlocked,
  fields: Fields,
  { status, errors = {}, trouble }: Shown = {},
): Promise<ExtendPage | Response> {
  const opened = await openLife(astro.locals.ports, worker, astro.params.id ?? '');
  if (opened.kind === 'not-there') return new Response(null, { status: NOT_FOUND });
  // Without a key the item's own page says so.
  if (opened.kind === 'no-key') return astro.redirect(itemPath(astro.params.id ?? '', listIn(astro.url)), 303);
  if (status !== undefined) astro.response.status = status;
  const typed = { until: fields.until ?? '', reason: fields.reason ?? '' };
  return { kind: 'life', worker, life: opened.life, siteName: opened.siteName, typed, errors, trouble: trouble ?? null };
}

function stopped(astro: AstroGlobal, hasEnded: boolean, { reason = '' }: Fields): ExtendPage | Response {
  const next = hasEnded ? '/staff/sign-in/' : unlockPath(itemPath(astro.params.id ?? '', listIn(astro.url)));
  if (reason.trim() === '') return astro.redirect(next, 303);
  astro.response.status = 403;
  return { kind: 'stopped', words: reason, next };
}
