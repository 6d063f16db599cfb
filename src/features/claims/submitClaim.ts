import type { Site } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { type ClaimError, type ClaimValues, checkClaimForm, emptyClaimValues } from './claimForm.ts';
import { claimReaders } from './claimReaders.ts';
import { makeClaimToken, readClaimToken } from './claimToken.ts';
import { type ClaimNotTaken, sendClaim } from './sendClaim.ts';

/** What the page knows of the request. */
export interface PostedClaim {
  readonly site: Site;
  readonly values: ClaimValues;
  readonly clientNetwork: string;
}

/** What became of a post. Only `accepted` has stored anything. Every other answer keeps the words. */
export type SubmitClaimResult =
  | { readonly kind: 'edit'; readonly values: ClaimValues }
  | { readonly kind: 'invalid'; readonly values: ClaimValues; readonly errors: readonly ClaimError[] }
  /** Nobody of the Bureau could read it now, so it is not taken. */
  | { readonly kind: 'nobody-reads'; readonly values: ClaimValues }
  /** There is nothing to keep true any more. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'not-taken'; readonly values: ClaimValues; readonly because: ClaimNotTaken | 'failed' }
  | { readonly kind: 'accepted' };

export type ClaimPage = Extract<SubmitClaimResult, { kind: 'edit' | 'nobody-reads' | 'ended' }>;

/** The form as somebody first meets it; or why there is none. */
export async function openClaimPage(ports: Ports, { listing }: Site): Promise<ClaimPage> {
  if (listing.stage === 'ended') return { kind: 'ended' };
  const isRead = (await claimReaders(ports)).length > 0;
  return { kind: isRead ? 'edit' : 'nobody-reads', values: emptyClaimValues({ token: makeClaimToken(ports, listing.slug) }) };
}

/**
 * Takes one post of a claim: at Send it checks, judges and stores; any other step shows the form again with every word, for the
 * other language. Nothing about the listing changes by it.
 */
export async function submitClaim(ports: Ports, { site, values: posted, clientNetwork }: PostedClaim): Promise<SubmitClaimResult> {
  const { slug, stage } = site.listing;
  if (stage === 'ended') return { kind: 'ended' };
  const token = readClaimToken(ports, slug, posted.token);
  const values = token.kind === 'good' ? posted : { ...posted, token: makeClaimToken(ports, slug) };
  const readers = await claimReaders(ports);
  if (readers.length === 0) return { kind: 'nobody-reads', values };
  if (values.step !== 'send') return { kind: 'edit', values };
  const checked = checkClaimForm(values);
  if (checked.kind === 'invalid') return { kind: 'invalid', values, errors: checked.errors };
  if (token.kind !== 'good') return { kind: 'not-taken', values, because: 'renewed' };
  const honeypotFilled = values.website !== '';
  const sent = await sendClaim(ports, { site: slug, details: checked.details, clientNetwork, honeypotFilled, token, readers });
  return sent === 'accepted' ? { kind: 'accepted' } : { kind: 'not-taken', values, because: sent };
}
