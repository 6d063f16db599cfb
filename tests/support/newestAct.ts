import { desc, eq } from 'drizzle-orm';
import { audit } from '#db/schema.ts';
import type { TestPorts } from './testPorts.ts';

/** The newest row that a site's audit has. */
export async function newestAct(ports: Pick<TestPorts, 'db'>, site: string): Promise<typeof audit.$inferSelect | undefined> {
  const [row] = await ports.db.select().from(audit).where(eq(audit.site, site)).orderBy(desc(audit.seq)).limit(1);
  return row;
}
