import { hintsFor } from '#src/domain/hints.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { Ports } from '#src/ports.ts';
import { bureauReaders } from './bureauReaders.ts';
import { type ContactError, type ContactValues, checkContactForm, emptyContactValues } from './contactForm.ts';
import { makeContactToken, readContactToken } from './contactToken.ts';
import { knowsZip } from './knowsZip.ts';
import { type NotTaken, sendMessage } from './sendMessage.ts';

/** What the page knows of the request. */
export interface PostedContactForm {
  readonly values: ContactValues;
  readonly locale: Locale;
  readonly clientNetwork: string;
}

/** What became of a post. Only `accepted` has stored anything. Every other answer keeps the words. */
export type SubmitMessageResult =
  | { readonly kind: 'edit'; readonly values: ContactValues }
  /** It could be sent, but its words raise hints that nobody may have seen: they are shown once before it goes. */
  | { readonly kind: 'hinted'; readonly values: ContactValues }
  | { readonly kind: 'invalid'; readonly values: ContactValues; readonly errors: readonly ContactError[] }
  /** Nobody of the Bureau could read it now, so it is not taken. */
  | { readonly kind: 'nobody-reads'; readonly values: ContactValues }
  | { readonly kind: 'not-taken'; readonly values: ContactValues; readonly because: NotTaken | 'failed' }
  | { readonly kind: 'accepted' };

export type ContactPage = Extract<SubmitMessageResult, { kind: 'edit' | 'nobody-reads' }>;

/** The form as somebody first meets it; or that nobody reads here, which is said instead of a form. */
export async function openContactPage(ports: Ports): Promise<ContactPage> {
  const isRead = (await bureauReaders(ports)).length > 0;
  return { kind: isRead ? 'edit' : 'nobody-reads', values: emptyContactValues({ token: makeContactToken(ports) }) };
}

/**
 * Takes one post of the form to the Bureau: at Send it checks, judges and stores; any other step shows the form again with
 * every word, for the other language. Hints delay Send once and never twice. Nothing of it is a referral, and no site ever sees it.
 */
export async function submitMessage(ports: Ports, posted: PostedContactForm): Promise<SubmitMessageResult> {
  const token = readContactToken(ports, posted.values.token);
  const values = token.kind === 'good' ? posted.values : { ...posted.values, token: makeContactToken(ports) };
  const readers = await bureauReaders(ports);
  if (readers.length === 0) return { kind: 'nobody-reads', values };
  if (values.step !== 'send') return { kind: 'edit', values };
  const checked = checkContactForm(values, await knowsZip(ports, values.place));
  if (checked.kind === 'invalid') return { kind: 'invalid', values, errors: checked.errors };
  if (values.hinted !== 'yes' && hintsFor(values.question).length > 0) return { kind: 'hinted', values };
  if (token.kind !== 'good') return { kind: 'not-taken', values, because: 'renewed' };
  const { locale, clientNetwork } = posted;
  const honeypotFilled = values.website !== '';
  const sent = await sendMessage(ports, { answers: checked.answers, locale, clientNetwork, honeypotFilled, token, readers });
  return sent === 'accepted' ? { kind: 'accepted' } : { kind: 'not-taken', values, because: sent };
}
