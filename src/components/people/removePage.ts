import type { AstroGlobal } from 'astro';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { nextEpoch } from '#src/features/keys/nextEpoch.ts';
import { listPeople, type Person } from '#src/features/people/listPeople.ts';
import { type NextKey, removePerson } from '#src/features/people/removePerson.ts';
import { type SeenLately, seenLately } from '#src/features/people/seenLately.ts';
import type { Ports } from '#src/ports.ts';
import { people as words } from '#src/words/en/people.ts';
import type { SiteStaff } from '../desk/deskRequest.ts';
import { confirmWorker } from '../setup/confirmWorker.ts';
import { managerPost, PEOPLE_PATH, personOf, type RoomPage, type RoomPost, requireUnlockedManager, roomPage } from './peopleRequest.ts';

/** What the page shows on which somebody is removed. */
export interface RemovePage extends RoomPage {
  readonly person: Person;
  /** Who may take over what is theirs by name. */
  readonly heirs: readonly Person[];
  readonly heir: string;
  /** Null: the desk has locked itself meanwhile, and shows no more than the form (security/controls B2). */
  readonly seen: SeenLately | null;
  /** Nobody would be left who can open messages. */
  readonly leavesNobody: boolean;
}

/** Makes the next key for a removal. */
export function nextKeyWith(ports: Ports): NextKey {
  return async (asked) => {
    const next = await nextEpoch(ports, asked);
    return next.kind === 'next' ? next : null;
  };
}

/** Reads one request of the page on which a manager removes somebody, themself included. */
export async function removePage(astro: AstroGlobal): Promise<RemovePage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireUnlockedManager(astro);
    return who instanceof Response ? who : pageOf(astro, who);
  }
  const post = await managerPost(astro, ['heir']);
  return post instanceof Response ? post : answerPost(astro, post);
}

async function answerPost(astro: AstroGlobal, { who, fields, isTooOld }: RoomPost<'heir'>): Promise<RemovePage | Response> {
  const page = await pageOf(astro, who, { heir: fields.heir ?? '' });
  if (page instanceof Response) return page;
  if (isTooOld) return { ...page, notice: words.tooOld };
  if (fields.act !== 'remove') return new Response(null, { status: 400 });
  const heir = heirIn(page);
  if (page.person.isBackup && heir === null) {
    astro.response.status = 422;
    return { ...page, errors: [{ field: 'heir', message: words.remove.chooseHeir }] };
  }
  const confirmed = await confirmWorker(astro, who, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  return remove(astro, confirmed.who, page, heir);
}

/** Who takes over, where anything is to be taken over. */
function heirIn({ person, heirs, heir }: RemovePage): string | null {
  return person.isBackup ? (heirs.find(({ record }) => record.id === heir)?.record.id ?? null) : null;
}

async function pageOf(astro: AstroGlobal, who: SiteStaff, more: Partial<RemovePage> = {}): Promise<RemovePage | Response> {
  const { ports } = astro.locals;
  const person = await personOf(astro, who);
  if (person instanceof Response) return person;
  if (person.state === 'left') return new Response(null, { status: 404 });
  const others = (await listPeople(ports, who.staff.site)).filter(({ record }) => record.id !== person.record.id);
  return {
    ...(await roomPage(astro, who)),
    person,
    heirs: others.filter(({ record }) => record.status === 'active' && record.invitedUntil === null),
    heir: '',
    seen: 'key' in who ? await seenLately(ports, person.record.id) : null,
    leavesNobody: person.state === 'opens' && !others.some(({ state }) => state === 'opens'),
    ...more,
  };
}

async function remove(astro: AstroGlobal, who: SiteStaff, page: RemovePage, heir: string | null): Promise<RemovePage | Response> {
  const { ports } = astro.locals;
  const { id } = page.person.record;
  const answer = await removePerson(ports, who.staff, { staffId: id, heir }, nextKeyWith(ports));
  if (answer.kind === 'removed') {
    nudgeLetters(ports);
    return astro.redirect(id === who.staff.id ? '/staff/sign-in/' : `${PEOPLE_PATH}?done=removed`, 303);
  }
  astro.response.status = 409;
  return { ...page, who, notice: words.refused[answer.because] ?? null };
}
