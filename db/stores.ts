import type { Ports } from '#src/ports.ts';
import { auditStore } from './auditStore.ts';
import { bureauMessageStore } from './bureauMessageStore.ts';
import { changeStore } from './changeStore.ts';
import { claimStore } from './claimStore.ts';
import type { OpenDatabase } from './client.ts';
import { deliveryStore } from './deliveryStore.ts';
import { erasureStore } from './erasureStore.ts';
import { keyStore } from './keyStore.ts';
import { mailEventStore } from './mailEventStore.ts';
import { partnerStore } from './partnerStore.ts';
import { receiptStore } from './receiptStore.ts';
import { referralStore } from './referralStore.ts';
import { siteStore } from './siteStore.ts';
import { staffStore } from './staffStore.ts';
import { totalStore } from './totalStore.ts';

export type Stores = Pick<
  Ports,
  | 'sites'
  | 'changes'
  | 'claims'
  | 'partners'
  | 'mailEvents'
  | 'referrals'
  | 'bureauMessages'
  | 'receipts'
  | 'staff'
  | 'keys'
  | 'deliveries'
  | 'audit'
  | 'erasures'
  | 'totals'
>;

/** Every store, on one open database. */
export function openStores({ db }: Pick<OpenDatabase, 'db'>): Stores {
  const sites = siteStore(db);
  return {
    sites,
    changes: changeStore(db, sites),
    claims: claimStore(db),
    partners: partnerStore(db),
    mailEvents: mailEventStore(db),
    referrals: referralStore(db),
    bureauMessages: bureauMessageStore(db),
    receipts: receiptStore(db),
    staff: staffStore(db),
    keys: keyStore(db),
    deliveries: deliveryStore(db),
    audit: auditStore(db),
    erasures: erasureStore(db),
    totals: totalStore(db),
  };
}
