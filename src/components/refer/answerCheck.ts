import type { AstroGlobal } from 'astro';
import { MINUTE } from '#src/domain/day.ts';
import { isLive } from '#src/domain/site.ts';
import { takeCheck } from '#src/features/referrals/checkPass.ts';
import { PASS_COOKIE } from './answerReferral.ts';

export interface CheckView {
  readonly site: { readonly slug: string; readonly name: string };
  /** Place, rule and "for whom" travel through the check; no text does. */
  readonly carry: readonly { readonly name: string; readonly value: string }[];
  readonly notice: 'bad' | 'down' | 'passed' | null;
}

const CARRIED = ['for', 'place', 'chosen_by', 'partner'];
const LONGEST = 600;

/** Shows the check for a site, or takes its token and leaves a pass in a cookie. Null: no such site. */
export async function answerCheck(astro: AstroGlobal): Promise<CheckView | null> {
  const { ports } = astro.locals;
  const form = astro.request.method === 'POST' ? await astro.request.formData() : new FormData();
  const text = (field: string) => String(form.get(field) ?? '').slice(0, LONGEST);
  const slug = astro.request.method === 'POST' ? text('site') : (astro.url.searchParams.get('site') ?? '');
  const site = await ports.sites.bySlug(slug);
  if (site === null || !isLive(site)) return null;
  const carry = CARRIED.map((name) => ({ name, value: text(name) })).filter((row) => row.value !== '');
  const view = { site: { slug, name: site.listing.name }, carry };
  const token = form.get('h-captcha-response');
  if (typeof token !== 'string') return { ...view, notice: null };
  const answer = await takeCheck(ports, { site: slug, token, clientNetwork: astro.locals.facts.clientNetwork });
  if (answer.kind !== 'passed') return { ...view, notice: answer.kind === 'bad' ? 'bad' : 'down' };
  const maxAge = (ports.settings.limits.passMinutes * MINUTE) / 1000;
  astro.cookies.set(PASS_COOKIE, answer.pass, { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge });
  return { ...view, notice: 'passed' };
}
