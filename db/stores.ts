import type { Ports } from '#src/ports.ts';
import { appointmentStore } from './appointmentStore.ts';
import { auditStore } from './auditStore.ts';
import { backupStore } from './backup.ts';
import { bureauMessageStore } from './bureauMessageStore.ts';
import { changeStore } from './changeStore.ts';
import { claimStore } from './claimStore.ts';
import type { OpenDatabase } from './client.ts';
import { deliveryStore } from './deliveryStore.ts';
import { erasureStore } from './erasureStore.ts';
import { insightStore } from './insightStore.ts';
import { keyStore } from './keyStore.ts';
import { ladderStore } from './ladderStore.ts';
import { mailEventStore } from './mailEventStore.ts';
import { partnerStore } from './partnerStore.ts';
import { passkeyStore } from './passkeyStore.ts';
import { receiptStore } from './receiptStore.ts';
import { referralStore } from './referralStore.ts';
import { rehearsalStore } from './rehearsalStore.ts';
import { setupStore } from './setupStore.ts';
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
  | 'appointments'
  | 'passkeys'
  | 'keys'
  | 'setups'
  | 'rehearsals'
  | 'ladders'
  | 'deliveries'
  | 'audit'
  | 'erasures'
  | 'backup'
  | 'totals'
  | 'insights'
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
    appointments: appointmentStore(db),
    passkeys: passkeyStore(db),
    keys: keyStore(db),
    setups: setupStore(db),
    rehearsals: rehearsalStore(db),
    ladders: ladderStore(db),
    deliveries: deliveryStore(db),
    audit: auditStore(db),
    erasures: erasureStore(db),
    backup: backupStore(db),
    totals: totalStore(db),
    insights: insightStore(db),
  };
}
