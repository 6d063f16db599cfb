import type { AstroGlobal } from 'astro';
import type { SignedIn } from '#src/domain/staff.ts';
import { makeFirstKey, type NoFirstKey, type OfferedWords, offerWords, whyNoFirstKey } from '#src/features/keys/firstKey.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { account } from '#src/words/en/account.ts';
import { firstKey as words } from '#src/words/en/firstKeyDesk.ts';
import { readPost, whoAsks } from './deskRequest.ts';

/** The three questions (product §3), as their boxes are called. */
export const QUESTIONS = ['sworn', 'reports', 'hand_over'] as const;
type Question = (typeof QUESTIONS)[number];

/** What the page of the first key shows. */
export interface KeyPage {
  readonly who: SignedIn;
  readonly step: 'questions' | 'start' | 'words' | Exclude<NoFirstKey, 'has-key' | 'not-attested'>;
  readonly offered: OfferedWords | null;
  readonly answers: Readonly<Partial<Record<Question, string>>>;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly notice: string | null;
}

type Fields = Partial<Record<(typeof FIELDS)[number], string>>;
const FIELDS = [...QUESTIONS, 'act', 'csrf', 'words', 'proof'] as const;

/** Reads one request of the page on which somebody without a key makes one: what they attest, the words, the words typed back. */
export async function keyPage(astro: AstroGlobal): Promise<KeyPage | Response> {
  const who = await whoAsks(astro);
  if (who === null) return astro.redirect('/staff/sign-in/', 303);
  if (astro.request.method !== 'POST') return pageOf(astro, who);
  const fields = await readPost(astro.request, FIELDS);
  if (fields === null) return new Response(null, { status: 400 });
  if (await holdsCsrf(astro.locals.ports, who, fields.csrf)) return answerPost(astro, who, fields);
  astro.response.status = 403;
  return pageOf(astro, who, { notice: words.tooOld });
}

/** The page as the account stands; somebody who has a key unlocks with it. */
async function pageOf(astro: AstroGlobal, who: SignedIn, more: Partial<KeyPage> = {}): Promise<KeyPage | Response> {
  const because = await whyNoFirstKey(astro.locals.ports, who.staff);
  if (because === 'has-key') return astro.redirect('/staff/unlock/', 303);
  const step = because === 'not-attested' ? 'questions' : (because ?? 'start');
  return { who, step, offered: null, answers: {}, errors: [], notice: null, ...more };
}

async function answerPost(astro: AstroGlobal, who: SignedIn, fields: Fields): Promise<KeyPage | Response> {
  switch (fields.act) {
    case 'attest':
      return attest(astro, who, fields);
    case 'show':
      return show(astro, who);
    case 'made':
      return made(astro, who, fields);
    default:
      return new Response(null, { status: 400 });
  }
}

async function attest(astro: AstroGlobal, who: SignedIn, fields: Fields): Promise<KeyPage | Response> {
  const { ports } = astro.locals;
  if ((await whyNoFirstKey(ports, who.staff)) !== 'not-attested') return pageOf(astro, who);
  const open = QUESTIONS.filter((question) => fields[question] !== 'yes' && fields[question] !== 'no');
  if (open.length > 0) {
    astro.response.status = 422;
    return pageOf(astro, who, { answers: fields, errors: open.map((field) => ({ field, message: words.questions.missing[field] })) });
  }
  const isYes = (question: Question) => fields[question] === 'yes';
  const [swornOrProsecution, reportsToSuch, wouldHandOver] = [isYes('sworn'), isYes('reports'), isYes('hand_over')];
  await recordAttestation(ports, who.staff, { swornOrProsecution, reportsToSuch, wouldHandOver });
  return astro.redirect('/staff/key/', 303);
}

// 200 with the words in place: they are shown once, for one press, and no address brings them back.
async function show(astro: AstroGlobal, who: SignedIn, notice: string | null = null): Promise<KeyPage | Response> {
  const page = await pageOf(astro, who, { notice });
  if (page instanceof Response || page.step !== 'start') return page;
  return { ...page, step: 'words', offered: offerWords(astro.locals.ports, who.staff) };
}

async function made(astro: AstroGlobal, who: SignedIn, fields: Fields): Promise<KeyPage | Response> {
  const answer = await makeFirstKey(astro.locals.ports, who.staff, fields.words ?? '', fields.proof ?? '');
  if (answer.kind === 'made') return astro.redirect('/staff/unlock/?made', 303);
  if (answer.kind === 'refused') return pageOf(astro, who);
  if (answer.kind === 'outdated') return show(astro, who, words.outdated);
  astro.response.status = 422;
  const message = answer.reason === 'miscounted' ? account.unlocking.miscounted(answer.words) : words.words[answer.reason];
  return pageOf(astro, who, { step: 'words', offered: answer, errors: [{ field: 'words', message }] });
}
