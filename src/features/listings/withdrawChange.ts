import { fieldsOf, isBureauOnly, splitByPace } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { mayEdit, mayEditAll } from './editor.ts';
import { noteOf } from './newChange.ts';
import { owedToBureau } from './owedForChange.ts';
import { isOfSite } from './reviewChange.ts';

export type WithdrawChangeResult = { readonly kind: 'withdrawn' } | { readonly kind: 'not-there' };

const STOPPABLE = new Set(['waiting', 'asked', 'approved']);

/** Stops a change before it is live, approved or not: the site's manager or the Bureau. */
export async function withdrawChange(ports: Ports, who: SignedIn, id: string): Promise<WithdrawChangeResult> {
  const change = await ports.changes.byId(id);
  if (change === null || !STOPPABLE.has(change.state) || !(await mayStop(ports, who, change))) return { kind: 'not-there' };
  const stopped = { ...change, state: 'withdrawn', liveAt: null, version: change.version + 1 } as const;
  const audit = [noteOf(ports, 'listing-withdrawn', who.staff.id, stopped)];
  // What others proposed or agreed to was wanted by somebody: the Bureau hears that it was stopped.
  const isOwn = change.author === who.staff.id && change.state !== 'approved';
  const letters = isOwn ? [] : await owedToBureau(ports);
  const saved = await ports.changes.save({ change: stopped, site: null, letters, audit }, change.version);
  return saved === 'saved' ? { kind: 'withdrawn' } : { kind: 'not-there' };
}

/**
 * Tells whether somebody may stop a change: the Bureau any; a manager what the site itself proposed, and what would send people
 * somewhere new. What the Bureau says of a site to protect people (only officers may refer, it departs) is not the site's to stop.
 */
export async function mayStop(ports: Pick<Ports, 'staff'>, who: SignedIn, change: ListingChange): Promise<boolean> {
  if (!mayEdit(who, change.site)) return false;
  if (mayEditAll(who) || (await isOfSite(ports, change))) return true;
  const leads = fieldsOf(splitByPace(change.patch)['review-then-wait']).length > 0 || change.kind === 'contact';
  return leads && !fieldsOf(change.patch).some(isBureauOnly);
}

export type AnswerQuestionResult = { readonly kind: 'answered' } | { readonly kind: 'not-there' } | { readonly kind: 'no-answer' };

/** Answers what the Bureau asked about a change; it waits for a decision again, with both words in its reason. */
export async function answerQuestion(ports: Ports, who: SignedIn, id: string, words: string): Promise<AnswerQuestionResult> {
  const change = await ports.changes.byId(id);
  if (change?.state !== 'asked' || !mayEdit(who, change.site)) return { kind: 'not-there' };
  const said = words.trim();
  if (said === '') return { kind: 'no-answer' };
  const reason = `${change.reason}\n\n${change.answer}\n${said}`.trim();
  const back = { ...change, state: 'waiting', reason, answer: '', version: change.version + 1 } as const;
  const audit = [noteOf(ports, 'listing-proposed', who.staff.id, back)];
  const letters = await owedToBureau(ports);
  const saved = await ports.changes.save({ change: back, site: null, letters, audit }, change.version);
  return saved === 'saved' ? { kind: 'answered' } : { kind: 'not-there' };
}
