import type { AstroGlobal } from 'astro';
import { type OpenStillTrueResult, openStillTrue, type SayStillTrueResult, sayStillTrue } from '#src/features/listings/openStillTrue.ts';

/** What the page shows; a site that is not there has none. */
export type StillTrueView = Exclude<OpenStillTrueResult | SayStillTrueResult, { kind: 'no-such-site' }>;

/** Where the letter of a site leads. */
export function stillTruePath(slug: string): string {
  return `/sites/${slug}/still-true/`;
}

/** The view, and the key that it came with; null: there is no such site. */
export async function answerStillTrue(astro: AstroGlobal): Promise<{ view: StillTrueView; key: string } | null> {
  const { request, params, url, locals } = astro;
  const site = params['slug'] ?? '';
  const isYes = request.method === 'POST';
  const fields = isYes ? await request.formData() : url.searchParams;
  const text = (name: string) => String(fields.get(name) ?? '').slice(0, LONGEST);
  const key = text('key');
  const view = isYes ? await sayStillTrue(locals.ports, { site, key, seen: text('seen') }) : await openStillTrue(locals.ports, site, key);
  if (view.kind === 'no-such-site') return null;
  astro.response.status = STATUS[view.kind];
  return { view, key };
}

// Longer keys were never given by us.
const LONGEST = 300;
const STATUS: Readonly<Record<StillTrueView['kind'], number>> = { asks: 200, confirmed: 200, changed: 409, 'too-old': 410, 'no-key': 403 };
