import type { AstroGlobal } from 'astro';
import { type ClaimDetails, type ClaimRow, mayDecide } from '#src/domain/claim.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { loadClaim } from '#src/features/claims/loadClaim.ts';
import { openClaim } from '#src/features/claims/openClaim.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import { claimPath } from './bureauPaths.ts';
import { type BureauFields, bureauRequest } from './bureauRequest.ts';
import { noticeOf } from './callPage.ts';
import { answerClaimPost, CLAIM_DONE, type ClaimDone } from './claimPost.ts';
import { doneIn } from './pageAsked.ts';

export interface ClaimPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly row: ClaimRow;
  readonly siteName: string;
  /** Who keeps the listing now. */
  readonly people: readonly string[];
  readonly calledBy: string;
  /** Who claims, opened by the press that asked for this very answer; null where it cannot be opened. */
  readonly opened: { readonly details: ClaimDetails | null } | null;
  /** Why the reader may not agree, in words; null where they may. */
  readonly mayNot: string | null;
  readonly typed: string;
  readonly error: string | null;
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
  readonly done: ClaimDone | null;
}

type More = Partial<Pick<ClaimPage, 'opened' | 'error' | 'passphrase' | 'notice' | 'typed'>>;

/** Reads one request of the page of a claim: a look at its state, who asks (opened by a press, noted), or a step. */
export async function claimPage(astro: AstroGlobal): Promise<ClaimPage | HeldBackPage | Response> {
  const asked = await bureauRequest(astro, ['found_at']);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  const { reader } = asked;
  const id = astro.params.id ?? '';
  if (asked.kind === 'visit') return shown(astro, reader, id, {});
  const typed = asked.fields.found_at ?? '';
  if (asked.kind === 'again') return shown(astro, reader, id, { typed, notice: noticeOf(asked.because) });
  return asked.fields.act === 'open' ? open(astro, reader, id) : step(astro, reader, id, asked.fields);
}

async function open(astro: AstroGlobal, reader: BureauUnlocked, id: string): Promise<ClaimPage | Response> {
  const opened = await openClaim(astro.locals.ports, reader, id);
  return opened.kind === 'opened' ? shown(astro, reader, id, { opened }) : new Response(null, { status: 404 });
}

async function step(
  astro: AstroGlobal,
  reader: BureauUnlocked,
  id: string,
  fields: BureauFields<'found_at'>,
): Promise<ClaimPage | Response> {
  const answer = await answerClaimPost(astro, reader, id, fields);
  if (answer instanceof Response) return answer;
  if (answer.kind === 'done') return astro.redirect(`${claimPath(id)}?done=${answer.done}`, 303);
  astro.response.status = answer.status;
  const { error = null, passphrase = null, notice = null } = answer;
  return shown(astro, answer.reader, id, { error, passphrase, notice, typed: fields.found_at ?? '' });
}

async function shown(astro: AstroGlobal, reader: BureauUnlocked, id: string, more: More): Promise<ClaimPage | Response> {
  const { ports } = astro.locals;
  const claim = await loadClaim(ports, reader, id);
  if (claim === null) return new Response(null, { status: 404 });
  const { sealed: _, ...row } = claim;
  const site = await ports.sites.bySlug(row.site);
  const people = (await ports.staff.ofSite(row.site)).filter(({ status }) => status === 'active');
  const caller = row.calledBy === null ? null : await ports.staff.byId(row.calledBy);
  const because = mayDecide(row, reader.staff.id);
  return {
    kind: 'shown',
    reader,
    row,
    siteName: site?.listing.name ?? row.site,
    people: people.map(({ name, role }) => bureauDesk.actors.person(name, bureauDesk.roles[role])),
    calledBy: caller?.name ?? bureauDesk.actors.gone,
    opened: null,
    mayNot: because === null ? null : bureauDesk.claim.refused[because],
    typed: '',
    error: null,
    passphrase: null,
    notice: null,
    ...more,
    done: doneIn(astro.url, CLAIM_DONE),
  };
}
