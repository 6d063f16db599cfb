import type { AstroGlobal } from 'astro';
import type { Day } from '#src/domain/day.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import type { NewSheet } from '#src/features/keys/makeSheet.ts';
import { makeSiteKeys } from '#src/features/keys/makeSiteKeys.ts';
import { replaceSheet } from '#src/features/keys/replaceSheet.ts';
import { setup as words } from '#src/words/en/setup.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import { confirmWorker } from './confirmWorker.ts';
import { type SetupPost, setupPost, visitUnlocked } from './setupPost.ts';
import { SETUP_PATH, type SetupRoom } from './setupRequest.ts';

/** What the page of the paper sheet shows. */
export interface SheetPage {
  readonly room: SetupRoom;
  /** `shown`: the sheet stands on the page, this once. `typing`: it does no more, and its end is asked for from the paper. */
  readonly step: 'first' | 'lost' | 'shown' | 'typing' | 'done';
  readonly shown: NewSheet | null;
  /** Travels with the typed characters; holds nothing of the sheet that could be read. */
  readonly proof: string;
  readonly confirmedOn: Day | null;
  readonly error: string | null;
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
}

const FIELDS = ['act', 'passphrase', 'tail', 'proof'] as const;
type Post = SetupPost<(typeof FIELDS)[number]>;

/** Reads one request of the page on which a site gets its key and its paper sheet. The sheet is in one answer and nowhere else. */
export async function sheetPage(astro: AstroGlobal): Promise<SheetPage | Response> {
  if (astro.request.method !== 'POST') {
    const room = await visitUnlocked(astro);
    return room instanceof Response ? room : pageOf(astro, room);
  }
  const post = await setupPost(astro, FIELDS);
  if (post instanceof Response) return post;
  if (post.isTooOld) return tooOld(astro, post);
  switch (post.fields.act) {
    case 'make':
      return showSheet(astro, post);
    case 'confirm':
      return confirm(astro, post);
    default:
      return new Response(null, { status: 400 });
  }
}

async function pageOf(astro: AstroGlobal, room: SetupRoom, more: Partial<SheetPage> = {}): Promise<SheetPage> {
  const { keys } = astro.locals.ports;
  const { site } = room.who.staff;
  const sheet = await keys.recoverySheet(site);
  const confirmedOn = sheet?.confirmedOn ?? null;
  const hasKey = (await keys.current(site)) !== null;
  const step = hasKey ? (confirmedOn === null ? 'lost' : 'done') : 'first';
  return { room, step, shown: null, proof: '', confirmedOn, error: null, passphrase: null, notice: null, ...more };
}

/**
 * Nothing is done with such a post. The page that showed a sheet, loaded again, comes here too: its sheet counts, and is shown no more. A page
 * that asks for the end of a sheet goes on asking.
 */
async function tooOld(astro: AstroGlobal, { room, fields }: Post): Promise<SheetPage> {
  const page = await pageOf(astro, room);
  if (page.step !== 'lost') return { ...page, notice: words.sheet.tooOld };
  if (fields.proof) return { ...page, step: 'typing', proof: fields.proof, notice: words.sheet.tooOld };
  return { ...page, notice: words.sheet.loadedAgain };
}

/** Makes the key and its sheet, or another sheet where the key is there already and nobody has confirmed one. */
async function showSheet(astro: AstroGlobal, { room, fields }: Post): Promise<SheetPage | Response> {
  const confirmed = await confirmWorker(astro, room.who, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return pageOf(astro, room, { passphrase: confirmed.problem });
  const who = { ...room.who, ...confirmed.who };
  const page = await pageOf(astro, { ...room, who });
  if (page.step === 'done') return page;
  const made = await make(astro, confirmed.who, page.step);
  if (made.kind === 'refused') return refused(astro, page.room, made.because);
  return { ...page, step: 'shown', shown: made, proof: made.proof };
}

function make(astro: AstroGlobal, who: Unlocked, step: SheetPage['step']) {
  const { ports } = astro.locals;
  return step === 'first' ? makeSiteKeys(ports, who.staff) : replaceSheet(ports, who);
}

function refused(astro: AstroGlobal, room: SetupRoom, because: string): Promise<SheetPage> {
  astro.response.status = 409;
  const known: Readonly<Record<string, string>> = words.sheet.refused;
  return pageOf(astro, room, { notice: known[because] ?? words.sheet.refused.other });
}

async function confirm(astro: AstroGlobal, { room, fields }: Post): Promise<SheetPage | Response> {
  const { tail = '', proof = '' } = fields;
  const answer = await confirmSheet(astro.locals.ports, room.who.staff, tail, proof);
  if (answer.kind === 'confirmed') return astro.redirect(`${SETUP_PATH}?done=sheet`, 303);
  if (answer.kind === 'outdated') {
    astro.response.status = 409;
    return pageOf(astro, room, { notice: words.sheet.outdated });
  }
  astro.response.status = 422;
  return pageOf(astro, room, { step: 'typing', proof, error: tail.trim() === '' ? words.sheet.empty : words.sheet.different });
}
