import type { AstroGlobal } from 'astro';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import { changePath } from './bureauPaths.ts';
import { bureauRequest } from './bureauRequest.ts';
import { noticeOf } from './callPage.ts';
import { answerChangePost, CHANGE_DONE, CHANGE_FIELDS, type ChangeDone, type ChangeField, type ChangeFields } from './changePost.ts';
import { type ChangeView, viewChange } from './changeView.ts';
import { doneIn } from './pageAsked.ts';

export interface ChangePage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly view: ChangeView;
  readonly typed: Readonly<Record<ChangeField, string>>;
  readonly errors: readonly { readonly field: ChangeField; readonly message: string }[];
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
  readonly done: ChangeDone | null;
}

type Shown = Partial<Pick<ChangePage, 'errors' | 'passphrase' | 'notice'>> & { readonly fields?: ChangeFields };

/** Reads one request of the page of a change: a look, or a decision. Sets status and cookie on the way. */
export async function changePage(astro: AstroGlobal): Promise<ChangePage | HeldBackPage | Response> {
  const asked = await bureauRequest(astro, CHANGE_FIELDS);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  const { reader } = asked;
  if (asked.kind === 'visit') return shown(astro, reader, {});
  const { fields } = asked;
  if (asked.kind === 'again') return shown(astro, reader, { fields, notice: noticeOf(asked.because) });
  const change = await astro.locals.ports.changes.byId(idOf(astro));
  if (change === null || change.state === 'draft') return notThere(astro, reader);
  const answer = await answerChangePost({ astro, reader, change, fields });
  if (answer instanceof Response) return answer;
  if (answer.kind === 'done') return astro.redirect(`${changePath(answer.id)}?done=${answer.done}`, 303);
  astro.response.status = answer.status;
  return shown(astro, answer.reader, { ...answer, fields });
}

async function shown(astro: AstroGlobal, reader: BureauUnlocked, more: Shown): Promise<ChangePage | Response> {
  const view = await viewChange(astro.locals.ports, reader, idOf(astro));
  if (view === null) return notThere(astro, reader);
  const { fields = {}, errors = [], passphrase = null, notice = null } = more;
  const typed = { answer: fields.answer ?? '', mou: fields.mou ?? view.change.mou ?? '' };
  return { kind: 'shown', reader, view, typed, errors, passphrase, notice, done: doneIn(astro.url, CHANGE_DONE) };
}

function idOf({ params }: AstroGlobal): string {
  const id = params.id ?? '';
  return isItemId(id) ? id : '';
}

async function notThere(astro: AstroGlobal, { staff }: BureauUnlocked): Promise<Response> {
  const { audit, clock } = astro.locals.ports;
  await audit.add({ at: clock.now(), actor: staff.id, site: null, act: 'denied', object: idOf(astro) || null, result: 'not-there' });
  return new Response(null, { status: 404 });
}
