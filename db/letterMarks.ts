import { eq, like, sql } from 'drizzle-orm';
import type { DeliveryStore } from '#src/ports/letters.ts';
import type { Database } from './client.ts';
import { batched, guarded, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { house } from './schema.ts';

/** Letters that the calendar owes, once each: the mark and the letters stand or fall together. */
export function letterMarks(db: Database): Pick<DeliveryStore, 'marks' | 'oweOnce'> {
  return {
    async marks(prefix) {
      const rows = await guarded('reading which letters were owed', () =>
        db
          .select()
          .from(house)
          .where(like(house.name, `${prefix}%`)),
      );
      return new Map(rows.map(({ name, value }) => [name, value]));
    },
    async oweOnce({ name, before, after }, letters) {
      const ofMark = db.select({ value: house.value }).from(house).where(eq(house.name, name));
      try {
        await batched(db, 'owing letters once', [
          mustHold(db, sql`${ofMark} IS ${before}`),
          db
            .insert(house)
            .values({ name, value: after })
            .onConflictDoUpdate({ target: house.name, set: { value: after } }),
          ...letters.map((letter) => owedLetter(db, letter)),
        ]);
        return true;
      } catch (error) {
        if (isBroken(error)) return false;
        throw error;
      }
    },
  };
}
