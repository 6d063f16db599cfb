import { and, asc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Delivery, DeliveryStore } from '#src/ports/letters.ts';
import type { Database } from './client.ts';
import { batched, guarded, isBroken, mustHold } from './guard.ts';
import { letterMarks } from './letterMarks.ts';
import { owedLetter } from './owedLetter.ts';
import { deliveries, sites, staff } from './schema.ts';

/** Letters owed, taken, sent or given up. */
export function deliveryStore(db: Database): DeliveryStore {
  return {
    ...letterMarks(db),
    async takeDue(now, takenUntil, most) {
      const due = db
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(and(eq(deliveries.state, 'owed'), lte(deliveries.dueAt, now)))
        .orderBy(asc(deliveries.dueAt))
        .limit(most);
      const rows = await guarded('taking letters that are due', () =>
        db.update(deliveries).set({ dueAt: takenUntil }).where(inArray(deliveries.id, due)).returning(),
      );
      return rows.map(deliveryOf).sort((a, b) => a.firstDueAt - b.firstDueAt);
    },
    async markSent(id, at, messageId = null) {
      await guarded('noting a letter as sent', () =>
        db.update(deliveries).set({ state: 'sent', sentAt: at, secret: null, lastError: null, messageId }).where(eq(deliveries.id, id)),
      );
    },
    async markFailed(id, code, nextAt) {
      const next = nextAt === null ? { state: 'failed' as const, secret: null } : { dueAt: nextAt };
      await guarded('noting a letter as failed', () =>
        db
          .update(deliveries)
          .set({ ...next, lastError: code, tries: sql`${deliveries.tries} + 1` })
          .where(and(eq(deliveries.id, id), eq(deliveries.state, 'owed'))),
      );
    },
    async stateOf(id) {
      const [row] = await guarded('reading where a letter stands', () =>
        db.select({ state: deliveries.state }).from(deliveries).where(eq(deliveries.id, id)),
      );
      return row?.state ?? null;
    },
    async drop(id) {
      await guarded('forgetting a letter', () => db.delete(deliveries).where(eq(deliveries.id, id)));
    },
    async oweAsking({ site, on, before }, letters) {
      const isAsBefore = sql`EXISTS (SELECT 1 FROM ${sites} WHERE slug = ${site} AND asked_on IS ${before})`;
      try {
        await batched(db, 'owing the letters that ask a site', [
          mustHold(db, isAsBefore),
          db.update(sites).set({ askedOn: on }).where(eq(sites.slug, site)),
          ...letters.map((letter) => owedLetter(db, letter)),
        ]);
        return true;
      } catch (error) {
        if (isBroken(error)) return false;
        throw error;
      }
    },
    async troubles(site, since) {
      const [row] = await guarded('counting letters in trouble', () =>
        db
          .select({
            failed: sql<number>`coalesce(sum(${stillUnreached(since)}), 0)`,
            retrying: sql<number>`coalesce(sum(${deliveries.state} = 'owed' AND ${deliveries.tries} > 0), 0)`,
          })
          .from(deliveries)
          .leftJoin(staff, eq(staff.id, deliveries.staffId))
          // Of a person's site, or of the site whose contact address it is; the Bureau's people are of none.
          .where(site === null ? and(isNull(deliveries.site), isNull(staff.site)) : or(eq(staff.site, site), eq(deliveries.site, site))),
      );
      return row ?? { failed: 0, retrying: 0 };
    },
  };
}

// A letter that was given up keeps the end of its last try as its due moment.
function stillUnreached(since: number): SQL {
  return sql`${deliveries.state} = 'failed' AND ${deliveries.dueAt} > ${since}
    AND NOT EXISTS (SELECT 1 FROM deliveries later WHERE later.staff_id IS ${deliveries.staffId} AND later.site IS ${deliveries.site}
      AND later.sent_at > ${deliveries.dueAt})`;
}

function deliveryOf(row: typeof deliveries.$inferSelect): Delivery {
  const { id, kind, staffId, site, about, nth, dueAt, secret, firstDueAt, tries } = row;
  return { id, kind, staffId, site, about, nth, dueAt, secret, firstDueAt, tries };
}
