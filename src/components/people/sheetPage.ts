import type { AstroGlobal } from 'astro';
import type { Day } from '#src/domain/day.ts';
import { checkSheet } from '#src/features/keys/checkSheet.ts';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import type { NewSheet } from '#src/features/keys/makeSheet.ts';
import { replaceSheet } from '#src/features/keys/replaceSheet.ts';
import { people as words } from '#src/words/en/people.ts';
import type { SiteStaff } from '../desk/deskRequest.ts';
import { confirmWorker } from '../setup/confirmWorker.ts';
import { managerPost, type RoomPage, type RoomPost, requireUnlockedManager, roomPage, SHEET_PATH } from './peopleRequest.ts';
import { LINE_FIELDS, lineErrors, linesOf } from './sheetLines.ts';

/** What the page of the paper sheet shows. */
export interface SheetPage extends RoomPage {
  /** `shown`: a new sheet stands on the page, this once. `typing`: it does no more, and its end is asked for from the paper. */
  readonly step: 'start' | 'shown' | 'typing';
  readonly shown: NewSheet | null;
  readonly proof: string;
  readonly kept: { readonly madeAt: number; readonly confirmedOn: Day | null } | null;
  readonly lines: readonly string[];
}

const FIELDS = ['tail', 'proof', ...LINE_FIELDS];
type Post = RoomPost<string>;

/** Reads one request of the page of the paper sheet: check the one there is, make another, or say that the new one is on paper. */
export async function sheetPage(astro: AstroGlobal): Promise<SheetPage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireUnlockedManager(astro);
    return who instanceof Response ? who : pageOf(astro, who);
  }
  const post = await managerPost(astro, FIELDS);
  if (post instanceof Response) return post;
  if (post.isTooOld) return tooOld(astro, post);
  switch (post.fields.act) {
    case 'check':
      return check(astro, post);
    case 'make':
      return make(astro, post);
    case 'confirm':
      return confirm(astro, post);
    default:
      return new Response(null, { status: 400 });
  }
}

async function pageOf(astro: AstroGlobal, who: SiteStaff, more: Partial<SheetPage> = {}): Promise<SheetPage> {
  const kept = await astro.locals.ports.keys.recoverySheet(who.staff.site);
  return { ...(await roomPage(astro, who)), step: 'start', shown: null, proof: '', kept, lines: LINE_FIELDS.map(() => ''), ...more };
}

/**
 * Nothing is done with such a post. The page that showed a sheet, loaded again, comes here too: its sheet counts, and is shown no more. A page
 * that asks for the end of a sheet goes on asking.
 */
async function tooOld(astro: AstroGlobal, { who, fields }: Post): Promise<SheetPage> {
  const page = await pageOf(astro, who, { lines: linesOf(fields), notice: words.tooOld });
  if (fields['proof']) return { ...page, step: 'typing', proof: fields['proof'] };
  const isOnPaper = page.kept === null || page.kept.confirmedOn !== null;
  return fields.act === 'make' && !isOnPaper ? { ...page, notice: words.sheet.loadedAgain } : page;
}

async function check(astro: AstroGlobal, { who, fields }: Post): Promise<SheetPage | Response> {
  const lines = linesOf(fields);
  const answer = await checkSheet(astro.locals.ports, who.staff, lines);
  if (answer.kind === 'confirmed') return astro.redirect(`${SHEET_PATH}?done=checked`, 303);
  astro.response.status = 422;
  if (answer.kind === 'wrong-lines') return pageOf(astro, who, { lines, errors: lineErrors(answer.lines) });
  return pageOf(astro, who, { lines, notice: answer.kind === 'wrong-sheet' ? words.sheet.wrongSheet : words.sheet.none });
}

async function make(astro: AstroGlobal, { who, fields }: Post): Promise<SheetPage | Response> {
  const confirmed = await confirmWorker(astro, who, fields['passphrase']);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return pageOf(astro, who, { passphrase: confirmed.problem });
  const answer = await replaceSheet(astro.locals.ports, confirmed.who);
  // 200 with the sheet in place: it is shown once, for one press, and no address brings it back.
  if (answer.kind === 'replaced') return pageOf(astro, confirmed.who, { step: 'shown', shown: answer, proof: answer.proof });
  astro.response.status = 409;
  return pageOf(astro, confirmed.who, { notice: words.refused[answer.because] ?? null });
}

async function confirm(astro: AstroGlobal, { who, fields }: Post): Promise<SheetPage | Response> {
  const { tail = '', proof = '' } = fields;
  const answer = await confirmSheet(astro.locals.ports, who.staff, tail, proof);
  if (answer.kind === 'confirmed') return astro.redirect(`${SHEET_PATH}?done=confirmed`, 303);
  if (answer.kind === 'outdated') {
    astro.response.status = 409;
    return pageOf(astro, who, { notice: words.sheet.outdated });
  }
  astro.response.status = 422;
  const message = tail.trim() === '' ? words.sheet.tailEmpty : words.sheet.tailDifferent;
  return pageOf(astro, who, { step: 'typing', proof, errors: [{ field: 'tail', message }] });
}
