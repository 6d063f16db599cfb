import type { AstroGlobal } from 'astro';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { approveClaim, declineClaim } from '#src/features/claims/decideClaim.ts';
import { FOUND_AT_LIMIT, foundAtFault, recordCall } from '#src/features/claims/recordCall.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { type UnlockProblem, unlockTrouble } from '../desk/unlockTrouble.ts';
import { type BureauFields, reauthenticate, versionOf } from './bureauRequest.ts';

/** Codes that may stand in an address after a deed. */
export const CLAIM_DONE = ['called', 'approved', 'declined'] as const;
export type ClaimDone = (typeof CLAIM_DONE)[number];

/** What a post on the page of a claim leads to. */
export type ClaimPostAnswer =
  | { readonly kind: 'done'; readonly done: ClaimDone }
  | {
      readonly kind: 'not-done';
      readonly status: number;
      readonly reader: BureauUnlocked;
      readonly error?: string;
      readonly passphrase?: UnlockProblem;
      readonly notice?: string;
    }
  | Response;

type Fields = BureauFields<'found_at'>;

const words = bureauDesk.claim;

/** Does the step that a post asks for. Nobody takes both of them for one claim. */
export async function answerClaimPost(astro: AstroGlobal, reader: BureauUnlocked, id: string, fields: Fields): Promise<ClaimPostAnswer> {
  switch (fields.act) {
    case 'call':
      return call(astro, reader, id, fields);
    case 'approve':
      return approve(astro, reader, id, fields);
    case 'decline':
      return decline(astro, reader, id, fields);
    default:
      return new Response(null, { status: 400 });
  }
}

async function call(astro: AstroGlobal, asking: BureauUnlocked, id: string, fields: Fields): Promise<ClaimPostAnswer> {
  const foundAt = fields.found_at ?? '';
  const fault = foundAtFault(foundAt);
  if (fault !== null) {
    const error = fault === 'too-long' ? words.errors[fault](FOUND_AT_LIMIT) : words.errors[fault];
    return { kind: 'not-done', status: 422, reader: asking, error };
  }
  const confirmed = await confirm(astro, asking, fields);
  if ('status' in confirmed) return confirmed;
  const answer = await recordCall(astro.locals.ports, confirmed, id, { foundAt, version: versionOf(fields) });
  if (answer.kind === 'called') return { kind: 'done', done: 'called' };
  return answer.kind === 'refused' ? refused(confirmed, words.refused['not-now']) : notSaved(confirmed, answer.kind);
}

async function approve(astro: AstroGlobal, asking: BureauUnlocked, id: string, fields: Fields): Promise<ClaimPostAnswer> {
  const confirmed = await confirm(astro, asking, fields);
  if ('status' in confirmed) return confirmed;
  const { ports } = astro.locals;
  const answer = await approveClaim(ports, confirmed, id, versionOf(fields));
  if (answer.kind === 'refused') return refused(confirmed, answer.because === 'taken' ? words.taken : words.refused[answer.because]);
  if (answer.kind !== 'approved') return notSaved(confirmed, answer.kind);
  nudgeLetters(ports);
  return { kind: 'done', done: 'approved' };
}

async function decline(astro: AstroGlobal, reader: BureauUnlocked, id: string, fields: Fields): Promise<ClaimPostAnswer> {
  const answer = await declineClaim(astro.locals.ports, reader, id, versionOf(fields));
  if (answer.kind === 'declined') return { kind: 'done', done: 'declined' };
  return answer.kind === 'refused' ? refused(reader, words.refused.done) : notSaved(reader, answer.kind);
}

async function confirm(astro: AstroGlobal, reader: BureauUnlocked, { passphrase }: Fields) {
  const answer = await reauthenticate(astro, reader, passphrase);
  if (answer instanceof Response) return answer;
  if (answer.kind === 'confirmed') return answer.reader;
  const { problem } = answer;
  return { kind: 'not-done', status: unlockTrouble(problem).status, reader, passphrase: problem } as const;
}

function refused(reader: BureauUnlocked, notice: string): ClaimPostAnswer {
  return { kind: 'not-done', status: 409, reader, notice };
}

function notSaved(reader: BureauUnlocked, because: 'not-there' | 'moved-by-another'): ClaimPostAnswer {
  return because === 'not-there' ? new Response(null, { status: 404 }) : refused(reader, bureauDesk.movedByAnother);
}
