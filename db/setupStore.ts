import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { IntakeDraft, OneHolderReason } from '#src/domain/setup.ts';
import type { SetupStore, StartSetup } from '#src/ports/sites.ts';
import { takeAnswersBack } from './answersAnew.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { siteSetups, staff } from './schema.ts';

/** Sites on their way to an open form. */
export function setupStore(db: Database): SetupStore {
  return {
    async ofSite(site) {
      const [row] = await guarded('reading a set-up', () => db.select().from(siteSetups).where(eq(siteSetups.site, site)));
      if (!row) return null;
      return { ...row, draft: JSON.parse(row.draft) as IntakeDraft, oneHolder: row.oneHolder as OneHolderReason | null };
    },
    async start(asked) {
      const { site, at, letter, audit, asksAnew } = asked;
      try {
        await batched(db, 'starting a set-up', [
          mustHold(db, isStillWaiting(site)),
          manager(db, asked),
          mustHold(
            db,
            sql`EXISTS (SELECT 1 FROM ${staff} WHERE id = ${asked.manager.id} AND site = ${site} AND role = 'manager' AND status = 'active')`,
          ),
          db
            .insert(siteSetups)
            .values({ site, invitedAt: at })
            .onConflictDoUpdate({ target: siteSetups.site, set: { invitedAt: at } }),
          ...(asksAnew === null ? [] : takeAnswersBack(db, asked.manager.id, asksAnew)),
          owedLetter(db, letter),
          auditRow(db, audit),
        ]);
        return 'invited';
      } catch (error) {
        if (isBroken(error) || databaseCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return 'refused';
        throw error;
      }
    },
    async save({ site, draft, oneHolder, version }, audit) {
      try {
        await batched(db, 'saving a set-up', [
          mustHold(db, sql`EXISTS (SELECT 1 FROM ${siteSetups} WHERE site = ${site} AND version = ${version})`),
          mustHold(db, isNotLive(site)),
          db
            .update(siteSetups)
            .set({ draft: JSON.stringify(draft), oneHolder, version: version + 1 })
            .where(eq(siteSetups.site, site)),
          auditRow(db, audit),
        ]);
        return 'saved';
      } catch (error) {
        if (isBroken(error)) return 'moved-by-another';
        throw error;
      }
    },
  };
}

function isNotLive(site: string) {
  return sql`EXISTS (SELECT 1 FROM sites WHERE slug = ${site} AND live_since IS NULL)`;
}

/** Not live, and no manager of it holds a key of their own: whoever has one goes on with what they began. */
function isStillWaiting(site: string) {
  return sql`${isNotLive(site)} AND NOT EXISTS (SELECT 1 FROM ${staff}
    WHERE site = ${site} AND role = 'manager' AND status = 'active' AND recipient IS NOT NULL)`;
}

/** A new account, or the renewed invitation of one that has never signed in. */
function manager(db: Database, { manager: person }: StartSetup) {
  if ('email' in person) return db.insert(staff).values(person);
  return db
    .update(staff)
    .set({ invitedUntil: person.invitedUntil })
    .where(and(eq(staff.id, person.id), isNotNull(staff.invitedUntil)));
}
