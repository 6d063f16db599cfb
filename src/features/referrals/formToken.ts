import { judgeToken, type TokenAnswer } from '#src/domain/formToken.ts';
import type { Ports } from '#src/ports.ts';

type TokenPorts = Pick<Ports, 'ids' | 'clock' | 'signer' | 'settings'>;

/** Makes the token that a form carries from its first page to Send: 256 random bits and the moment, signed. */
export function makeFormToken(ports: TokenPorts): string {
  return ports.signer.sign('form', `${ports.ids.secret()}|${ports.clock.now()}`);
}

/** Reads a form token back. An expired one is renewed by the page, with the words kept (product §2, Bots). */
export function readFormToken(ports: TokenPorts, token: string): TokenAnswer {
  return judgeToken(ports.signer.verify('form', token), ports.clock.now(), ports.settings.limits);
}
