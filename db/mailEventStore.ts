import { asc, eq, lt } from 'drizzle-orm';
import type { MailEffect, MailEventStore } from '#src/ports/letters.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { deliveries, mailEvents, sites, staff } from './schema.ts';

/** What the mail provider tells of letters, each event once. */
export function mailEventStore(db: Database): MailEventStore {
  return {
    async add({ id, at, type, messageId }, effect) {
      try {
        const statements = effect === null ? [] : statementsOf(db, effect);
        await batched(db, 'keeping a mail event', [db.insert(mailEvents).values({ id, at, type, messageId }), ...statements]);
        return 'added';
      } catch (error) {
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'known';
        throw error;
      }
    },
    async apply(effect) {
      const [first, ...rest] = statementsOf(db, effect);
      await batched(db, 'noting what became of a letter', [first, ...rest]);
    },
    async letterOf(messageId) {
      const { kind, staffId, site, about } = deliveries;
      const [row] = await guarded('looking whom a letter was for', () =>
        db.select({ kind, staffId, site, about }).from(deliveries).where(eq(deliveries.messageId, messageId)),
      );
      return row ?? null;
    },
    async typesOf(messageId) {
      const rows = await guarded('reading the events of a letter', () =>
        db.select({ type: mailEvents.type }).from(mailEvents).where(eq(mailEvents.messageId, messageId)).orderBy(asc(mailEvents.at)),
      );
      return rows.map(({ type }) => type);
    },
    async eraseBefore(at) {
      const { rowsAffected } = await guarded('erasing mail events', () => db.delete(mailEvents).where(lt(mailEvents.at, at)));
      return rowsAffected;
    },
  };
}

function statementsOf(db: Database, { address, trouble, letters, askAgain, audit }: MailEffect) {
  const set = { mailTrouble: trouble?.kind ?? null, mailTroubleOn: trouble?.on ?? null };
  const note =
    'staffId' in address
      ? db.update(staff).set(set).where(eq(staff.id, address.staffId))
      : db.update(sites).set(set).where(eq(sites.slug, address.site));
  const again = db
    .update(sites)
    .set({ askedOn: null })
    .where(eq(sites.slug, askAgain ?? ''));
  return [note, ...letters.map((letter) => owedLetter(db, letter)), ...(askAgain === null ? [] : [again]), auditRow(db, audit)] as const;
}
