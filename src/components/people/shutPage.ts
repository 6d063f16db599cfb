import type { AstroGlobal } from 'astro';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { listBureauPeople, listPeople, type Person } from '#src/features/people/listPeople.ts';
import { removePerson } from '#src/features/people/removePerson.ts';
import { bringBack, suspendPerson } from '#src/features/people/suspendPerson.ts';
import type { Ports } from '#src/ports.ts';
import { people as words } from '#src/words/en/people.ts';
import { type BureauFields, bureauRequest, reauthenticate } from '../bureau/bureauRequest.ts';
import { noticeOf } from '../bureau/callPage.ts';
import { doneIn } from '../bureau/pageAsked.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import type { FieldError } from './peopleRequest.ts';
import { nextKeyWith } from './removePage.ts';

/** What the Bureau may do with an account: shut it, open it again, and, of a site's people, take its access or end it (security/controls §1). */
export const SHUT_ACTS = ['suspend', 'return', 'take', 'remove'] as const;
export type ShutAct = (typeof SHUT_ACTS)[number];

const DONE = ['suspended', 'returned', 'taken', 'removed'] as const;
const FIELDS = ['person', 'deed', 'heir'] as const;
type Fields = BureauFields<(typeof FIELDS)[number]>;

/** A page of the Bureau that lists accounts: its own people, or those of one site. */
export interface ShutPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  /** Null: the people of the Bureau itself. */
  readonly site: { readonly slug: string; readonly name: string } | null;
  readonly people: readonly Person[];
  readonly acts: readonly ShutAct[];
  /** Sites for which a new manager waits for a second person of the Bureau. */
  readonly waiting: readonly { readonly slug: string; readonly name: string }[];
  readonly typed: { readonly person: string; readonly deed: string; readonly heir: string };
  readonly errors: readonly FieldError[];
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
  readonly done: (typeof DONE)[number] | null;
}

/** Reads one request of such a page. */
export async function shutPage(astro: AstroGlobal, slug: string | null): Promise<ShutPage | HeldBackPage | Response> {
  const asked = await bureauRequest(astro, FIELDS);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  const page = await pageOf(astro, asked.reader, slug);
  if (page === null) return new Response(null, { status: 404 });
  if (asked.kind === 'visit') return page;
  const { fields } = asked;
  const typed = { person: fields.person ?? '', deed: fields.deed ?? '', heir: fields.heir ?? '' };
  const again = { ...page, typed, done: null };
  return asked.kind === 'again' ? { ...again, notice: noticeOf(asked.because) } : act(astro, again, fields);
}

async function pageOf(astro: AstroGlobal, reader: BureauUnlocked, slug: string | null): Promise<ShutPage | null> {
  const { ports } = astro.locals;
  const site = slug === null ? null : await ports.sites.bySlug(slug);
  if (slug !== null && site === null) return null;
  return {
    kind: 'shown',
    reader,
    site: site && { slug: site.listing.slug, name: site.listing.name },
    people: await (slug === null ? listBureauPeople(ports) : listPeople(ports, slug)),
    acts: slug === null ? ['suspend', 'return'] : SHUT_ACTS,
    waiting: await waitingSites(ports, slug),
    typed: { person: '', deed: '', heir: '' },
    errors: [],
    passphrase: null,
    notice: null,
    done: doneIn(astro.url, DONE),
  };
}

async function waitingSites({ appointments, sites }: Ports, slug: string | null): Promise<ShutPage['waiting']> {
  const waiting = (await appointments.waiting()).filter(({ site }) => slug === null || site === slug);
  return Promise.all(waiting.map(async ({ site }) => ({ slug: site, name: (await sites.bySlug(site))?.listing.name ?? site })));
}

async function act(astro: AstroGlobal, page: ShutPage, fields: Fields): Promise<ShutPage | Response> {
  const person = page.people.find(({ record }) => record.id === fields.person);
  const deed = page.acts.find((name) => name === fields.deed);
  if (person === undefined || deed === undefined) {
    astro.response.status = 422;
    return { ...page, errors: missing({ person, deed }) };
  }
  const confirmed = await reauthenticate(astro, page.reader, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  const { reader } = confirmed;
  const refusal = await does(astro, reader, { deed, person, heir: fields.heir ?? '' });
  if (refusal !== null) return refused(astro, { ...page, reader }, refusal);
  nudgeLetters(astro.locals.ports);
  return astro.redirect(`${astro.url.pathname}?done=${DONE[SHUT_ACTS.indexOf(deed)]}`, 303);
}

function missing({ person, deed }: { readonly person: unknown; readonly deed: unknown }): FieldError[] {
  return [
    ...(person === undefined ? [{ field: 'person', message: words.bureau.chooseWho }] : []),
    ...(deed === undefined ? [{ field: 'deed', message: words.bureau.chooseAct }] : []),
  ];
}

function refused(astro: AstroGlobal, page: ShutPage, because: string): ShutPage {
  astro.response.status = 409;
  return { ...page, notice: words.refused[because] ?? words.refused['not-allowed'] ?? null };
}

interface Deed {
  readonly deed: ShutAct;
  readonly person: Person;
  readonly heir: string;
}

/** Does it, and answers why not; null: it is done. */
async function does({ locals: { ports } }: AstroGlobal, { staff }: BureauUnlocked, { deed, person, heir }: Deed): Promise<string | null> {
  const staffId = person.record.id;
  const named = person.isBackup && heir !== '' ? heir : null;
  const deeds = {
    suspend: () => suspendPerson(ports, staff, staffId),
    return: () => bringBack(ports, staff, staffId),
    take: () => removeAccess(ports, staff, staffId),
    remove: () => removePerson(ports, staff, { staffId, heir: named }, nextKeyWith(ports)),
  };
  const answer = await deeds[deed]();
  return answer.kind === 'refused' ? answer.because : null;
}
