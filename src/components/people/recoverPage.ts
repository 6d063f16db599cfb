import type { AstroGlobal } from 'astro';
import type { NewSheet } from '#src/features/keys/makeSheet.ts';
import { type RecoverWithSheetResult, recoverWithSheet } from '#src/features/keys/recoverWithSheet.ts';
import { readSheetLines } from '#src/features/keys/recoverySheet.ts';
import { startAnew } from '#src/features/keys/startAnew.ts';
import { people as words } from '#src/words/en/people.ts';
import type { SiteStaff } from '../desk/deskRequest.ts';
import { confirmWorker } from '../setup/confirmWorker.ts';
import { managerPost, PEOPLE_PATH, type RoomPage, type RoomPost, requireUnlockedManager, roomPage } from './peopleRequest.ts';
import { LINE_FIELDS, lineErrors, linesOf } from './sheetLines.ts';

/** What the page shows on which a manager opens the site's keys with the paper. */
export interface RecoverPage extends RoomPage {
  readonly lines: readonly string[];
  /** How many keys the sheet opened, and the sheet that takes its place; null before that. */
  /** Nobody of the site can open messages. */
  readonly nobodyOpens: boolean;
  readonly recovered: (NewSheet & { readonly epochs: number }) | null;
}

/** Reads one request of the page of recovery (threat-model §6.5). The new sheet is in one answer and nowhere else. */
export async function recoverPage(astro: AstroGlobal): Promise<RecoverPage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireUnlockedManager(astro);
    return who instanceof Response ? who : pageOf(astro, who);
  }
  const post = await managerPost(astro, LINE_FIELDS);
  if (post instanceof Response) return post;
  const lines = linesOf(post.fields);
  if (post.isTooOld) return pageOf(astro, post.who, { lines, notice: words.tooOld });
  if (post.fields.act === 'anew') return anew(astro, post, lines);
  return post.fields.act === 'recover' ? recover(astro, post, lines) : new Response(null, { status: 400 });
}

async function pageOf(astro: AstroGlobal, who: SiteStaff, more: Partial<RecoverPage> = {}): Promise<RecoverPage> {
  const nobodyOpens = (await astro.locals.ports.keys.openers(who.staff.site)).length === 0;
  return { ...(await roomPage(astro, who)), lines: LINE_FIELDS.map(() => ''), nobodyOpens, recovered: null, ...more };
}

async function recover(astro: AstroGlobal, { who, fields }: RoomPost<string>, lines: readonly string[]): Promise<RecoverPage | Response> {
  // The lines before the six words: whoever mistyped one is not made to type the words twice.
  const read = readSheetLines(lines);
  if (read.kind === 'wrong-lines') {
    astro.response.status = 422;
    return pageOf(astro, who, { lines, errors: lineErrors(read.lines) });
  }
  const confirmed = await confirmWorker(astro, who, fields['passphrase']);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return pageOf(astro, who, { lines, passphrase: confirmed.problem });
  return answer(astro, confirmed.who, lines, await recoverWithSheet(astro.locals.ports, confirmed.who.staff, lines));
}

/** The sheet is lost too: a new key for what comes from now on. What waits stays closed. */
async function anew(astro: AstroGlobal, { who, fields }: RoomPost<string>, lines: readonly string[]): Promise<RecoverPage | Response> {
  const confirmed = await confirmWorker(astro, who, fields['passphrase']);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return pageOf(astro, who, { lines, passphrase: confirmed.problem });
  const result = await startAnew(astro.locals.ports, confirmed.who.staff);
  if (result.kind === 'started') return pageOf(astro, confirmed.who, { recovered: { ...result, epochs: 0 } });
  astro.response.status = 409;
  const notice = result.because === 'somebody-opens' ? words.recover.somebodyOpens : words.recover.refused;
  return pageOf(astro, confirmed.who, { lines, notice });
}

async function answer(
  astro: AstroGlobal,
  who: SiteStaff,
  lines: readonly string[],
  result: RecoverWithSheetResult,
): Promise<RecoverPage | Response> {
  if (result.kind === 'opened-old') return astro.redirect(`${PEOPLE_PATH}?done=opened-old`, 303);
  if (result.kind === 'recovered') return pageOf(astro, who, { recovered: result });
  astro.response.status = result.kind === 'refused' ? 409 : 422;
  if (result.kind === 'wrong-lines') return pageOf(astro, who, { lines, errors: lineErrors(result.lines) });
  return pageOf(astro, who, { lines, notice: result.kind === 'wrong-sheet' ? words.recover.wrongSheet : words.recover.refused });
}
