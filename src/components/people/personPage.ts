import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { endSessions } from '#src/features/people/endSessions.ts';
import { forgetKey } from '#src/features/people/forgetKey.ts';
import type { Person } from '#src/features/people/listPeople.ts';
import { setLeave } from '#src/features/people/setLeave.ts';
import { bringBack, suspendPerson } from '#src/features/people/suspendPerson.ts';
import { people as words } from '#src/words/en/people.ts';
import type { SiteStaff } from '../desk/deskRequest.ts';
import { confirmWorker } from '../setup/confirmWorker.ts';
import { managerPost, personOf, personPath, type RoomPage, type RoomPost, requireUnlockedManager, roomPage } from './peopleRequest.ts';

/** Acts on somebody's account that ask for the six words (security/controls §1 ⟳). */
export const PERSON_ACTS = ['give', 'take', 'key-lost', 'sessions', 'suspend', 'return'] as const;
export type PersonAct = (typeof PERSON_ACTS)[number];

/** What the page of one person shows their manager. */
export interface PersonPage extends RoomPage {
  readonly person: Person;
  readonly acts: readonly PersonAct[];
  readonly chosen: string;
}

const FIELDS = ['deed', 'fingerprint'] as const;
type Post = RoomPost<(typeof FIELDS)[number]>;

/** Reads one request of the page of one person, for a manager of their site. */
export async function personPage(astro: AstroGlobal): Promise<PersonPage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireUnlockedManager(astro);
    return who instanceof Response ? who : pageOf(astro, who);
  }
  const post = await managerPost(astro, FIELDS);
  if (post instanceof Response) return post;
  if (post.isTooOld) return pageOf(astro, post.who, { notice: words.tooOld, chosen: post.fields.deed ?? '' });
  switch (post.fields.act) {
    case 'away':
    case 'back':
      return leave(astro, post.fields.act);
    case 'do':
      return act(astro, post);
    default:
      return new Response(null, { status: 400 });
  }
}

async function pageOf(astro: AstroGlobal, who: SiteStaff, more: Partial<PersonPage> = {}): Promise<PersonPage | Response> {
  const person = await personOf(astro, who);
  if (person instanceof Response) return person;
  return { ...(await roomPage(astro, who)), person, acts: actsOn(person, who), chosen: '', ...more };
}

/** What may be done with somebody as they stand now. Suspending oneself is no act: nobody could undo it. */
function actsOn({ state, record, isShutByBureau }: Person, { staff }: SiteStaff): PersonAct[] {
  const isOther = record.id !== staff.id;
  const offered: Readonly<Record<PersonAct, boolean>> = {
    give: state === 'waits-for-access' && isOther,
    take: state === 'opens' && isOther,
    'key-lost': (state === 'opens' || state === 'waits-for-access') && isOther,
    // A passkey opens a session while a new address waits for its first use.
    sessions: record.status === 'active' && (record.invitedUntil === null || record.wrappedKey !== null) && isOther,
    suspend: record.status === 'active' && isOther,
    return: record.status === 'suspended' && !isShutByBureau,
  };
  return PERSON_ACTS.filter((name) => offered[name]);
}

/** It asks for no six words, so it asks for an unlocked desk. */
async function leave(astro: AstroGlobal, how: 'away' | 'back'): Promise<PersonPage | Response> {
  const who = await requireUnlockedManager(astro);
  if (who instanceof Response) return who;
  const person = await personOf(astro, who);
  if (person instanceof Response) return person;
  const answer = await setLeave(astro.locals.ports, who.staff, person.record.id, how === 'away');
  if (answer.kind === 'noted') return done(astro, person, how);
  astro.response.status = 409;
  return pageOf(astro, who, { notice: answer.because === 'nobody-else' ? words.leave.nobodyElse : (words.refused['not-allowed'] ?? null) });
}

async function act(astro: AstroGlobal, { who, fields }: Post): Promise<PersonPage | Response> {
  const page = await pageOf(astro, who, { chosen: fields.deed ?? '' });
  if (page instanceof Response) return page;
  const deed = page.acts.find((name) => name === fields.deed);
  if (deed === undefined) {
    astro.response.status = 422;
    return { ...page, errors: [{ field: 'deed', message: words.person.chooseAct }] };
  }
  const confirmed = await confirmWorker(astro, who, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  const refusal = await DEEDS[deed](astro, confirmed.who, page.person.record.id, fields.fingerprint ?? '');
  if (refusal === null) return done(astro, page.person, DONE[deed]);
  astro.response.status = 409;
  return pageOf(astro, confirmed.who, { notice: words.refused[refusal] ?? words.refused['not-allowed'] ?? null });
}

const DONE: Readonly<Record<PersonAct, string>> = {
  give: 'given',
  take: 'taken',
  'key-lost': 'key-lost',
  sessions: 'sessions',
  suspend: 'suspended',
  return: 'returned',
};

type Deed = (astro: AstroGlobal, who: Unlocked, staffId: string, fingerprint: string) => Promise<string | null>;

/** Each act, and why it was not done; null: it was. */
const DEEDS: Readonly<Record<PersonAct, Deed>> = {
  give: async ({ locals }, who, staffId, fingerprint) => refusalOf(await giveAccess(locals.ports, who, { staffId, fingerprint })),
  take: async ({ locals: { ports } }, who, staffId) => {
    const others = (await ports.keys.openers(who.staff.site)).filter((id) => id !== staffId);
    return others.length === 0 ? 'nobody-else' : refusalOf(await removeAccess(ports, who.staff, staffId));
  },
  'key-lost': async ({ locals }, who, staffId) => refusalOf(await forgetKey(locals.ports, who.staff, staffId)),
  sessions: async ({ locals }, who, staffId) => refusalOf(await endSessions(locals.ports, who.staff, staffId)),
  suspend: async ({ locals }, who, staffId) => refusalOf(await suspendPerson(locals.ports, who.staff, staffId)),
  return: async ({ locals }, who, staffId) => refusalOf(await bringBack(locals.ports, who.staff, staffId)),
};

function refusalOf(answer: { readonly kind: string; readonly because?: string }): string | null {
  return answer.kind === 'refused' ? (answer.because ?? 'not-allowed') : null;
}

function done(astro: AstroGlobal, { record }: Person, code: string): Response {
  nudgeLetters(astro.locals.ports);
  return astro.redirect(`${personPath(record.id)}?done=${code}`, 303);
}
