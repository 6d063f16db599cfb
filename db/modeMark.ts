import { eq } from 'drizzle-orm';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { house } from './schema.ts';

const NAME = 'mode';

/**
 * Marks a database with the mode that first served it, and answers that mode: the demonstration's invented site and its
 * known passphrases must never stand beside real referrals, in either direction.
 */
export async function markMode(db: Database, mode: string): Promise<string> {
  await guarded('marking the mode', () => db.insert(house).values({ name: NAME, value: mode }).onConflictDoNothing());
  const [row] = await guarded('reading the mode', () => db.select({ mode: house.value }).from(house).where(eq(house.name, NAME)));
  return row?.mode ?? mode;
}
