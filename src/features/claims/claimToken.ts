import { judgeToken, type TokenAnswer } from '#src/domain/formToken.ts';
import type { Ports } from '#src/ports.ts';

type TokenPorts = Pick<Ports, 'ids' | 'clock' | 'signer' | 'settings'>;

/** What a token of this form tells: besides its age, the id of the claim that it may become, once. */
export type ClaimTokenAnswer = Exclude<TokenAnswer, { kind: 'good' }> | (Extract<TokenAnswer, { kind: 'good' }> & { readonly id: string });

/** Makes the token of one listing's claim form: no token of another form, or of another listing, counts here. */
export function makeClaimToken(ports: TokenPorts, site: string): string {
  return ports.signer.sign('claim-form', `${ports.ids.next()}|${ports.clock.now()}|${site}`);
}

/** Reads such a token back. An expired one is renewed by the page, with the words kept. */
export function readClaimToken(ports: TokenPorts, site: string, token: string): ClaimTokenAnswer {
  const text = ports.signer.verify('claim-form', token);
  const [id = '', , madeFor] = text?.split('|') ?? [];
  const judged = judgeToken(madeFor === site ? text : null, ports.clock.now(), ports.settings.limits);
  return judged.kind === 'good' ? { ...judged, id } : judged;
}
