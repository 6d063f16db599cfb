import type { Signer } from '#src/ports/keys.ts';

/** How a code is stored: bound to the browser that asked, so that the same digits fit nowhere else (security/controls B3). */
export function codeHash(signer: Signer, browserHash: string, code: string): string {
  return signer.hash('login-code', `${browserHash}.${code}`);
}

/**
 * The eight digits in what somebody typed; spaces and dashes are forgiven.
 * @example readCode(' 1234-5678 ') // '12345678'
 */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\-–—]/gu, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}
