import type { AstroGlobal } from 'astro';
import { addDays, type Day } from '#src/domain/day.ts';
import { LINK_DAYS_MOST, type PartnerLink } from '#src/domain/partnerLink.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import { offerCodes } from '#src/features/partners/linkOffer.ts';
import { type LinkLine, listLinks } from '#src/features/partners/listLinks.ts';
import { type MakeLinkResult, makeCardLink, makePartnerLink } from '#src/features/partners/makeLink.ts';
import { managedSite } from '#src/features/partners/managedSite.ts';
import { NEW_LINK_FIELDS, type NewLinkError, type NewLinkField, type NewLinkValues } from '#src/features/partners/newLinkForm.ts';
import { revokeLink } from '#src/features/partners/revokeLink.ts';
import { siteToday } from '#src/features/partners/siteToday.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { readPost, requireManager, requireSignedIn, type SiteStaff } from '../desk/deskRequest.ts';

export const LINKS_PATH = '/staff/links/';

/** A link that this very press has made; its second code is shown once. */
export interface MadeLink {
  readonly link: PartnerLink;
  readonly second: string;
}

/** What the page of the links shows. */
export interface LinksPage {
  readonly who: SiteStaff;
  readonly siteName: string;
  readonly publicOrigin: string;
  readonly lines: readonly LinkLine[];
  /** Whether links are made and revoked here, or only seen. */
  readonly isManager: boolean;
  readonly made: MadeLink | null;
  readonly isRevoked: boolean;
  readonly isTooOld: boolean;
  readonly values: NewLinkValues;
  readonly errors: readonly NewLinkError[];
  /** Signed codes of the next link and the next card. */
  readonly offers: { readonly partner: string; readonly card: string };
  /** The latest last day that a link can have. */
  readonly latest: Day;
}

type Posted = Pick<LinksPage, 'made' | 'isTooOld' | 'values' | 'errors'>;
const EMPTY: NewLinkValues = { organization: '', relation: '', weekly: '', ends_on: '' };
const NOT_REVOKED = { 'not-there': 404, 'not-allowed': 403 } as const;
const NOTHING: Posted = { made: null, isTooOld: false, values: EMPTY, errors: [] };

/** Reads one request of the links: the list, which everybody of the site sees, or a deed of its manager. */
export async function linksPage(astro: AstroGlobal): Promise<LinksPage | Response> {
  const isPost = astro.request.method === 'POST';
  const who = isPost ? await requireManager(astro) : await requireSignedIn(astro);
  if (who instanceof Response) return who;
  const posted = isPost ? await answerPost(astro, who) : NOTHING;
  if (posted instanceof Response) return posted;
  if (posted.errors.length > 0) astro.response.status = 422;
  if (posted.isTooOld) astro.response.status = 403;
  const { ports } = astro.locals;
  const { site } = who.staff;
  return {
    who,
    siteName: (await deskSite(ports, site)).name,
    publicOrigin: ports.settings.publicOrigin,
    lines: await listLinks(ports, site),
    isManager: managedSite(who) !== null,
    ...posted,
    isRevoked: astro.url.searchParams.has('revoked'),
    offers: { partner: offerCodes(ports, site), card: offerCodes(ports, site) },
    latest: addDays(await siteToday(ports, site), LINK_DAYS_MOST),
  };
}

type Fields = Partial<Record<'act' | 'csrf' | 'offer' | 'code' | NewLinkField, string>>;

async function answerPost(astro: AstroGlobal, who: SiteStaff): Promise<Posted | Response> {
  const fields: Fields | null = await readPost(astro.request, ['act', 'csrf', 'offer', 'code', ...NEW_LINK_FIELDS]);
  if (fields === null) return new Response(null, { status: 400 });
  const values = { ...EMPTY, ...pick(fields) };
  if (!(await holdsCsrf(astro.locals.ports, who, fields.csrf))) return { ...NOTHING, isTooOld: true, values };
  switch (fields.act) {
    case 'revoke':
      return revoke(astro, who, fields.code ?? '');
    case 'card':
      return afterMaking(astro, values, await makeCardLink(astro.locals.ports, who, fields.offer ?? ''));
    case 'partner':
      return afterMaking(astro, values, await makePartnerLink(astro.locals.ports, who, { offer: fields.offer ?? '', values }));
    default:
      return new Response(null, { status: 400 });
  }
}

function pick(fields: Fields): Partial<NewLinkValues> {
  return Object.fromEntries(NEW_LINK_FIELDS.map((field) => [field, fields[field] ?? '']));
}

function afterMaking(astro: AstroGlobal, values: NewLinkValues, answer: MakeLinkResult): Posted | Response {
  switch (answer.kind) {
    case 'made':
      // 200 with the code in place: it is shown once, and no address brings it back.
      if (answer.second !== null) return { ...NOTHING, made: { link: answer.link, second: answer.second } };
      return astro.redirect(cardPath(answer.link.code), 303);
    case 'invalid':
      return { ...NOTHING, values, errors: answer.errors };
    case 'too-old':
      return { ...NOTHING, values, isTooOld: true };
    case 'not-allowed':
      return new Response(null, { status: 403 });
  }
}

async function revoke(astro: AstroGlobal, who: SignedIn, code: string): Promise<Response> {
  const answer = await revokeLink(astro.locals.ports, who, code);
  return answer.kind === 'revoked'
    ? astro.redirect(`${LINKS_PATH}?revoked`, 303)
    : new Response(null, { status: NOT_REVOKED[answer.kind] });
}

/** Where the card of a link is shown for printing. */
export function cardPath(code: string): string {
  return `${LINKS_PATH}${code}/card/`;
}
