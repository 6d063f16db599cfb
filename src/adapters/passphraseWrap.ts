import { randomBytes } from 'node:crypto';
import type { StaffKey } from '#src/domain/staff.ts';
import { closeBox, openBox } from './aesBox.ts';
import { SCRYPT_LOG_N, SCRYPT_P, SCRYPT_R, type ScryptQueue } from './scryptQueue.ts';

const SALT_BYTES = 16;
// `1.17.8.1.<salt>.<box>`: format, scrypt numbers, salt, AES-256-GCM box. Other numbers than ours are not obeyed, so that
// a changed row cannot make one unlock eat all memory.
const WRAPPED = /^(1\.(\d{1,2})\.8\.1\.([\w-]{22}))\.([\w-]+)$/;

/** Wraps a staff key under a passphrase (security/threat-model §6.2). */
export async function wrapUnder(queue: ScryptQueue, logN: number, identity: string, passphrase: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const head = `1.${logN}.${SCRYPT_R}.${SCRYPT_P}.${salt.toString('base64url')}`;
  const key = await queue.derive(comparable(passphrase), salt, logN);
  return `${head}.${closeBox(key, head, identity)}`;
}

/** Opens a wrapped staff key; null when the passphrase or a single bit is another one. */
export async function unwrapUnder(queue: ScryptQueue, wrapped: string, passphrase: string): Promise<StaffKey | null> {
  const [, head, logN, salt, box] = WRAPPED.exec(wrapped) ?? [];
  if (!head || !salt || !box || Number(logN) > SCRYPT_LOG_N) return null;
  const key = await queue.derive(comparable(passphrase), Buffer.from(salt, 'base64url'), Number(logN));
  const identity = openBox(key, head, box);
  return identity === null ? null : { identity };
}

/**
 * Brings a typed passphrase to one spelling: phones capitalize, double the spaces and swap the hyphens, and a few words
 * of the list carry a hyphen. None of that is a secret.
 * @example comparable('  Yo-Yo \u00a0 Felt\u2010Tip ') // 'yo yo felt tip'
 */
export function comparable(passphrase: string): string {
  const words = passphrase
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, '');
  return words.replaceAll(/[\s\p{Pd}]+/gu, ' ').trim();
}
