import type { AstroGlobal } from 'astro';
import { isBarePlace } from '#src/domain/place.ts';
import type { About } from '#src/domain/referral.ts';
import { type FindSitesResult, findSites } from '#src/features/referrals/findSites.ts';

/** What somebody asked the finder, and its answer; no answer yet where nothing was asked. */
export interface PlaceAsked {
  readonly typed: string;
  /** Null: not said yet, so the form asks. */
  readonly about: About | null;
  readonly result: FindSitesResult | null;
}

// The box takes 120; a longer text is read and given back this far.
const LONGEST_KEPT = 400;

/**
 * Reads the place from a post, or from an address that holds no more than a ZIP or a city (product §2.2): whatever else
 * stands in an address is put into the box and not looked up.
 */
export async function answerPlace({ request, url, locals }: Pick<AstroGlobal, 'request' | 'url' | 'locals'>): Promise<PlaceAsked> {
  const isPost = request.method === 'POST';
  const fields = isPost ? await request.formData() : url.searchParams;
  const typed = textOf(fields.get('place')).slice(0, LONGEST_KEPT);
  const asks = isPost || isBarePlace(typed);
  return { typed, about: aboutOf(textOf(fields.get('for'))), result: asks ? await findSites(locals.ports, typed) : null };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function aboutOf(text: string): About | null {
  return text === 'self' || text === 'other' ? text : null;
}

/**
 * The finder's address for a link or a page on paper; a place never stands in it.
 * @example '/refer/start/?for=self'
 */
export function pathOfFinder({ about }: Pick<PlaceAsked, 'about'>): string {
  return about ? `/refer/start/?for=${about}` : '/refer/start/';
}
