import type { AstroGlobal } from 'astro';
import { readNewAddress } from '#src/domain/emailAddress.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { proposeContact } from '#src/features/listings/proposeByBureau.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import { sitePath } from './bureauPaths.ts';
import { type BureauFields, bureauRequest } from './bureauRequest.ts';
import { noticeOf } from './callPage.ts';
import { doneIn } from './pageAsked.ts';
import { type SiteView, viewSite } from './siteView.ts';
import { typedText, WRITTEN_LIMITS } from './typedText.ts';

const SITE_FIELDS = ['contact', 'contact_source'] as const;
type SiteField = (typeof SITE_FIELDS)[number];
type Fields = BureauFields<SiteField>;

export const CONTACT_DONE = ['live', 'waits'] as const;

export interface SitePage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly view: SiteView;
  readonly typed: Readonly<Record<SiteField, string>>;
  readonly errors: readonly { readonly field: SiteField; readonly message: string }[];
  readonly notice: string | null;
  readonly done: (typeof CONTACT_DONE)[number] | null;
}

/** Reads one request of the page of a site: a look, or a new contact address. */
export async function sitePage(astro: AstroGlobal): Promise<SitePage | HeldBackPage | Response> {
  const asked = await bureauRequest(astro, SITE_FIELDS);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  const { reader } = asked;
  const view = await viewSite(astro.locals.ports, astro.params.slug ?? '');
  if (view === null) return new Response(null, { status: 404 });
  const page: SitePage = {
    kind: 'shown',
    reader,
    view,
    typed: { contact: '', contact_source: '' },
    errors: [],
    notice: null,
    done: doneIn(astro.url, CONTACT_DONE),
  };
  if (asked.kind === 'visit') return page;
  const { fields } = asked;
  const again = { ...page, typed: { contact: fields.contact ?? '', contact_source: fields.contact_source ?? '' }, done: null };
  return asked.kind === 'again' ? { ...again, notice: noticeOf(asked.because) } : setContact(astro, again, fields);
}

async function setContact(astro: AstroGlobal, page: SitePage, fields: Fields): Promise<SitePage | Response> {
  if (fields.act !== 'contact') return new Response(null, { status: 400 });
  const { ports } = astro.locals;
  const { record } = page.view;
  const { contact, source, errors } = check(fields, record.contactEmail);
  if (errors.length > 0) {
    astro.response.status = 422;
    return { ...page, errors };
  }
  const answer = await proposeContact(ports, page.reader, record.site, contact, { source, reason: '' });
  if (answer.kind === 'no-such-site') return new Response(null, { status: 404 });
  nudgeLetters(ports);
  return astro.redirect(`${sitePath(record.site)}?done=${answer.kind}`, 303);
}

function check(fields: Fields, held: string | null) {
  const words = bureauDesk.site.contactErrors;
  const typed = (fields.contact ?? '').trim();
  const contact = typed === '' ? null : readNewAddress(typed);
  const isWrong = typed !== '' && contact === null;
  const source = typedText(fields.contact_source, WRITTEN_LIMITS.short, words, words.source);
  const errors: SitePage['errors'] = [
    ...(isWrong ? [{ field: 'contact' as const, message: words.address }] : []),
    ...(!isWrong && contact === held ? [{ field: 'contact' as const, message: words.same }] : []),
    ...(source.error === null ? [] : [{ field: 'contact_source' as const, message: source.error }]),
  ];
  return { contact, source: source.text, errors };
}
