import type { AstroGlobal } from 'astro';
import type { ReadinessGap } from '#src/domain/readiness.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import type { ProposeChangeResult } from '#src/features/listings/proposeChange.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { requireManager, type SiteStaff, whoAsks } from '../desk/deskRequest.ts';
import { type EndedPage, endedWith } from '../desk/heldBack.ts';
import { type Done, doneAt } from './listingPaths.ts';

/** Why a post did nothing. */
export type ListingTrouble =
  | { readonly kind: 'too-old' | 'changed' | 'gone' | 'refused' }
  | { readonly kind: 'not-ready'; readonly missing: readonly ReadinessGap[] };

const STATUS: Readonly<Record<ListingTrouble['kind'], number>> = {
  'too-old': 403,
  changed: 409,
  gone: 409,
  refused: 403,
  'not-ready': 422,
};

/** A post of the listing's pages, before anything of it is read. */
export interface ListingPost {
  readonly kind: 'post';
  readonly who: SiteStaff;
  readonly csrf: string;
  /** All but the proof of the session. */
  readonly entries: readonly (readonly [string, unknown])[];
}

/** Reads who posts what. Whatever stands in the way, typed words are not lost. */
export async function listingPost(astro: AstroGlobal): Promise<ListingPost | EndedPage | Response> {
  const all = [...(await astro.request.formData()).entries()];
  const tokens = all.filter(([name]) => name === 'csrf');
  const entries = all.filter(([name]) => name !== 'csrf');
  if (tokens.length > 1) return new Response(null, { status: 400 });
  if ((await whoAsks(astro)) === null) return endedWith(astro, writtenIn(entries));
  const who = await requireManager(astro);
  return who instanceof Response ? who : { kind: 'post', who, csrf: String(tokens[0]?.[1] ?? ''), entries };
}

/** The trouble of a post whose page was made for another session; null where it is of this one. */
export async function staleness(astro: AstroGlobal, { who, csrf }: ListingPost): Promise<ListingTrouble | null> {
  return (await holdsCsrf(astro.locals.ports, who, csrf)) ? null : troubled(astro, { kind: 'too-old' });
}

/** Sets the status that fits a trouble. */
export function troubled(astro: AstroGlobal, trouble: ListingTrouble): ListingTrouble {
  astro.response.status = STATUS[trouble.kind];
  return trouble;
}

/** After a change was proposed: on to a page that says what is live now and what waits, or why nothing was done. */
export function afterProposal(astro: AstroGlobal, answer: ProposeChangeResult, path: string): Response | ListingTrouble {
  if (answer.kind === 'proposed') {
    if (answer.waiting !== null) nudgeLetters(astro.locals.ports);
    return astro.redirect(doneAt(path, doneOf(answer)), 303);
  }
  if (answer.kind === 'not-ready') return troubled(astro, answer);
  if (answer.because === 'nothing') return astro.redirect(doneAt(path, 'same'), 303);
  return troubled(astro, { kind: answer.because === 'changed-meanwhile' ? 'changed' : 'refused' });
}

function doneOf({ live, waiting }: Extract<ProposeChangeResult, { kind: 'proposed' }>): Done {
  if (waiting === null) return 'live';
  return live === null ? 'waits' : 'live-and-waits';
}

// What a press carries beside words that somebody wrote.
const NOT_WORDS = new Set(['act', 'step', 'id', 'status', 'phrase', 'what', 'shown']);

function writtenIn(entries: readonly (readonly [string, unknown])[]): string[] {
  return entries.flatMap(([name, value]) => (!NOT_WORDS.has(name) && typeof value === 'string' && value.trim() !== '' ? [value] : []));
}
