import { HOUR } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';

/** What a form token tells about itself. */
export type TokenAnswer =
  | { readonly kind: 'good'; readonly ageSeconds: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-ours' };

type TokenPorts = Pick<Ports, 'ids' | 'clock' | 'signer' | 'settings'>;

/** Makes the token that a form carries from its first page to Send: 256 random bits and the moment, signed. */
export function makeFormToken(ports: TokenPorts): string {
  return ports.signer.sign('form', `${ports.ids.secret()}|${ports.clock.now()}`);
}

/** Reads a form token back. An expired one is renewed by the page, with the words kept (product §2, Bots). */
export function readFormToken(ports: TokenPorts, token: string): TokenAnswer {
  const text = ports.signer.verify('form', token);
  const issuedAt = Number(text?.split('|')[1]);
  if (text === null || !Number.isFinite(issuedAt)) return { kind: 'not-ours' };
  const age = ports.clock.now() - issuedAt;
  if (age > ports.settings.limits.tokenOldestHours * HOUR) return { kind: 'expired' };
  return { kind: 'good', ageSeconds: age / 1000 };
}
