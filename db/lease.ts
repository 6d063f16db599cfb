import { and, eq, sql } from 'drizzle-orm';
import type { Instant } from '#src/domain/day.ts';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { house } from './schema.ts';

const NAME = 'server';

/**
 * Takes or renews the one lease that a server needs on a file (security/controls K1); false while another one holds it.
 * The lease runs out by itself, so a server that was killed keeps nobody out for longer than `forMs`.
 */
export async function takeLease(db: Database, owner: string, now: Instant, forMs: number): Promise<boolean> {
  const lease = { value: owner, until: now + forMs };
  const rows = await guarded('taking the lease', () =>
    db
      .insert(house)
      .values({ name: NAME, ...lease })
      .onConflictDoUpdate({
        target: house.name,
        set: lease,
        setWhere: sql`${house.value} = ${owner} OR ${house.until} <= ${now}`,
      })
      .returning({ name: house.name }),
  );
  return rows.length > 0;
}

/** Gives the lease back; another owner's lease stays. */
export async function releaseLease(db: Database, owner: string): Promise<void> {
  await guarded('releasing the lease', () => db.delete(house).where(and(eq(house.name, NAME), eq(house.value, owner))));
}
