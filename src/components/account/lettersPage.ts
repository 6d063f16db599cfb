import type { AstroGlobal } from 'astro';
import { LETTER_EVENTS, LETTER_PACES, type LetterChoice } from '#src/domain/letterChoice.ts';
import { chooseLetters, type LettersOfMine, lettersOf } from '#src/features/letters/chooseLetters.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { letterChoices as words } from '#src/words/en/laddersDesk.ts';
import { requireUnlocked, type SiteStaff } from '../desk/deskRequest.ts';

export const LETTERS_PATH = '/staff/account/letters/';

/** What the page of somebody's letters shows. */
export interface LettersPage {
  readonly who: SiteStaff;
  readonly siteName: string;
  readonly mine: LettersOfMine;
  /** What is picked in the form: as it is kept, or as it was posted and not kept. */
  readonly picked: LetterChoice;
  readonly isSaved: boolean;
  readonly isTooOld: boolean;
  readonly error: string | null;
}

type Posted = Partial<Pick<LettersPage, 'picked' | 'isTooOld' | 'error'>>;

/** Reads one request of somebody's own letters: a look, or a new choice. Sets the status. */
export async function lettersPage(astro: AstroGlobal): Promise<LettersPage | Response> {
  // A mailbox alone must not be able to silence somebody's letters.
  const who = await requireUnlocked(astro);
  if (who instanceof Response) return who;
  const posted = astro.request.method === 'POST' ? await answerPost(astro, who) : {};
  if (posted instanceof Response) return posted;
  const { ports } = astro.locals;
  const mine = await lettersOf(ports, who.staff);
  const { name: siteName } = await deskSite(ports, who.staff.site);
  const isSaved = astro.url.searchParams.get('done') === 'saved';
  return { who, siteName, mine, picked: mine.choice, isSaved, isTooOld: false, error: null, ...posted };
}

async function answerPost(astro: AstroGlobal, who: SiteStaff): Promise<Posted | Response> {
  const form = await astro.request.formData();
  const csrf = form.get('csrf');
  const pace = LETTER_PACES.find((one) => one === form.get('pace'));
  const events = LETTER_EVENTS.filter((event) => form.getAll('events').includes(event));
  if (!(await holdsCsrf(astro.locals.ports, who, typeof csrf === 'string' ? csrf : undefined))) {
    astro.response.status = 403;
    return { isTooOld: true, ...(pace ? { picked: { events, pace } } : {}) };
  }
  if (pace === undefined) return refused(astro, words.noPace, {});
  const answer = await chooseLetters(astro.locals.ports, who.staff, { events, pace });
  if (answer.kind === 'nobody-else') return refused(astro, words.nobodyElse, { picked: { events, pace } });
  return astro.redirect(`${LETTERS_PATH}?done=saved`, 303);
}

function refused(astro: AstroGlobal, error: string, posted: Posted): Posted {
  astro.response.status = 422;
  return { ...posted, error };
}
