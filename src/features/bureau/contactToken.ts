import { judgeToken, type TokenAnswer } from '#src/domain/formToken.ts';
import type { Ports } from '#src/ports.ts';

type TokenPorts = Pick<Ports, 'ids' | 'clock' | 'signer' | 'settings'>;

/** What a token of this form tells: besides its age, the id of the message that it may become, once. */
export type ContactTokenAnswer =
  | Exclude<TokenAnswer, { kind: 'good' }>
  | (Extract<TokenAnswer, { kind: 'good' }> & { readonly id: string });

/**
 * Makes the token of the form to the Bureau, signed for this purpose alone: no token of a referral counts here, nor one of
 * these there. It carries the id of the message, so a repeated post finds it also after the portal's secret was changed.
 */
export function makeContactToken(ports: TokenPorts): string {
  return ports.signer.sign('bureau-form', `${ports.ids.next()}|${ports.clock.now()}`);
}

/** Reads such a token back. An expired one is renewed by the page, with the words kept. */
export function readContactToken(ports: TokenPorts, token: string): ContactTokenAnswer {
  const text = ports.signer.verify('bureau-form', token);
  const judged = judgeToken(text, ports.clock.now(), ports.settings.limits);
  return judged.kind === 'good' ? { ...judged, id: text?.split('|')[0] ?? '' } : judged;
}
