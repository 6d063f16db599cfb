import { randomUUID } from 'node:crypto';
import { releaseLease, takeLease } from '#db/lease.ts';
import { getDatabase } from './app.ts';
import type { Config } from './config.ts';

/** A killed server keeps the next one out for this long at most (security/controls K1, O8). */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;

export interface Lease {
  release(): Promise<void>;
}

/** Takes the lease that one server needs on a database, and renews it; null while another server holds it. */
export async function holdLease(config: Config, lost: () => void): Promise<Lease | null> {
  const { db } = await getDatabase(config);
  const owner = randomUUID();
  const take = () => takeLease(db, owner, Date.now(), LEASE_MS);
  if (!(await takeWithPatience(take))) return null;
  const renewal = setInterval(() => void take().then((held) => held || lost(), lost), RENEW_MS);
  return {
    async release() {
      clearInterval(renewal);
      await releaseLease(db, owner);
    },
  };
}

// A server that was killed a moment ago still seems to hold it: wait for that lease to run out once.
async function takeWithPatience(take: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + LEASE_MS + RENEW_MS;
  while (Date.now() < until) {
    if (await take()) return true;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return false;
}
