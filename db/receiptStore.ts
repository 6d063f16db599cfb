import { and, eq, gte, isNull } from 'drizzle-orm';
import type { ReceiptStore } from '#src/ports/referrals.ts';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { isOfNoRehearsal } from './rehearsalStore.ts';
import { receipts } from './schema.ts';

/** Receipts, found by their index alone. */
export function receiptStore(db: Database): ReceiptStore {
  return {
    async byIndex(index) {
      const { site, receivedOn, dueAt, readOn, withdrawnAt } = receipts;
      const [row] = await guarded('reading a receipt', () =>
        db.select({ site, receivedOn, dueAt, readOn, withdrawnAt }).from(receipts).where(eq(receipts.codeIndex, index)),
      );
      return row ?? null;
    },
    async ofSite(site, since) {
      const { receivedOn, dueAt, readOn, withdrawnAt } = receipts;
      return await guarded('reading how long messages waited', () =>
        db
          .select({ receivedOn, dueAt, readOn, withdrawnAt })
          .from(receipts)
          .where(and(eq(receipts.site, site), gte(receipts.receivedOn, since), isOfNoRehearsal())),
      );
    },
    async markRead(index, on) {
      await guarded('noting a message as read', () =>
        db
          .update(receipts)
          .set({ readOn: on })
          .where(and(eq(receipts.codeIndex, index), isNull(receipts.readOn))),
      );
    },
  };
}
