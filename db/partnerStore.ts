import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Day } from '#src/domain/day.ts';
import type { PartnerLink } from '#src/domain/partnerLink.ts';
import type { PartnerStore } from '#src/ports/sites.ts';
import { auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { partnerDays, partnerLinks } from './schema.ts';

/** Short addresses of sites and what came through them. */
export function partnerStore(db: Database): PartnerStore {
  return {
    async byCode(code) {
      const [row] = await guarded('reading a partner link', () => db.select().from(partnerLinks).where(eq(partnerLinks.code, code)));
      return row ? linkOf(row) : null;
    },
    async ofSite(site) {
      const rows = await guarded('listing partner links', () =>
        db.select().from(partnerLinks).where(eq(partnerLinks.site, site)).orderBy(asc(partnerLinks.madeOn), asc(partnerLinks.code)),
      );
      return rows.map(linkOf);
    },
    async add(link, secondHash, audit) {
      // The first statement has to be a write, so that the lock is taken before anything is read.
      const isNew = sql`NOT EXISTS (SELECT 1 FROM partner_links WHERE code = ${link.code} OR second_hash = ${secondHash})`;
      const [, added] = await batched(db, 'adding a partner link', [
        auditRowIf(db, audit, isNew),
        db
          .insert(partnerLinks)
          .values({ ...link, secondHash })
          .onConflictDoNothing(),
      ]);
      return added.rowsAffected > 0 ? 'added' : 'already-there';
    },
    async revoke(site, code, on, audit) {
      const isOpen = and(eq(partnerLinks.code, code), eq(partnerLinks.site, site), isNull(partnerLinks.revokedOn));
      const condition = sql`EXISTS (SELECT 1 FROM partner_links WHERE code = ${code} AND site = ${site} AND revoked_on IS NULL)`;
      const [, answer] = await batched(db, 'revoking a partner link', [
        auditRowIf(db, audit, condition),
        db.update(partnerLinks).set({ revokedOn: on }).where(isOpen),
      ]);
      return answer.rowsAffected > 0;
    },
    async bySecond(secondHash) {
      const [row] = await guarded('looking for a second code', () =>
        db.select().from(partnerLinks).where(eq(partnerLinks.secondHash, secondHash)),
      );
      return row ? linkOf(row) : null;
    },
    days: (code, since) =>
      guarded('reading the days of a partner link', () =>
        db
          .select({ day: partnerDays.day, n: partnerDays.n, over: partnerDays.over })
          .from(partnerDays)
          .where(and(eq(partnerDays.code, code), gte(partnerDays.day, since)))
          .orderBy(asc(partnerDays.day)),
      ),
    async eraseDays(before) {
      const { rowsAffected } = await guarded('erasing days of partner links', () =>
        db.delete(partnerDays).where(lt(partnerDays.day, before)),
      );
      return rowsAffected;
    },
  };
}

/** The statement that counts one more message through a link, for the batch that stores the message. */
export function countPartner(db: Database, day: Day, { code, over }: { readonly code: string; readonly over: boolean }) {
  const more = over ? 1 : 0;
  return db.run(sql`INSERT INTO partner_days (code, day, n, over) SELECT code, ${day}, 1, ${more} FROM partner_links WHERE code = ${code}
    ON CONFLICT (code, day) DO UPDATE SET n = n + 1, over = over + ${more}`);
}

function linkOf({ secondHash: _, ...link }: typeof partnerLinks.$inferSelect): PartnerLink {
  return link;
}
