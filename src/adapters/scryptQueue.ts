import { scrypt } from 'node:crypto';

/** Cost of turning a passphrase into a key (security/controls B9): 128 MiB and about a second for each try. */
export const SCRYPT_LOG_N = 17;
export const SCRYPT_R = 8;
export const SCRYPT_P = 1;
/** Two at once keep memory and cores free for the public pages; ten may wait. */
export const MOST_AT_ONCE = 2;
export const MOST_WAITING = 10;

const KEY_BYTES = 32;

export interface ScryptQueue {
  /** The key, after its turn has come. */
  derive(secret: string, salt: Buffer, logN: number): Promise<Buffer>;
  /** Tells whether so many wait already that one more had better come back later. */
  isFull(): boolean;
}

/** Lets few derivations run at the same time; the others wait in order. */
export function scryptQueue(): ScryptQueue {
  const waiting: (() => void)[] = [];
  let running = 0;
  // A finished one hands its place to the next, so nobody who comes later slips in between.
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const enter = () => {
    if (running >= MOST_AT_ONCE) return new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    return Promise.resolve();
  };
  return {
    isFull: () => running >= MOST_AT_ONCE && waiting.length >= MOST_WAITING,
    async derive(secret, salt, logN) {
      await enter();
      return stretch(secret, salt, logN).finally(leave);
    },
  };
}

function stretch(secret: string, salt: Buffer, logN: number): Promise<Buffer> {
  const cost = 2 ** logN;
  // Node's own ceiling is 32 MiB; 128·N·r bytes are needed, and a little more for the rest.
  const options = { N: cost, r: SCRYPT_R, p: SCRYPT_P, maxmem: 2 * 128 * cost * SCRYPT_R };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
