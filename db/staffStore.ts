import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { StaffRecord, StaffStore } from '#src/ports.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { attestations, deliveries, staff } from './schema.ts';
import { sessionStore, signInCodeStore } from './sessionStore.ts';

/** People of the desks, their sign-in codes and their sessions. */
export function staffStore(db: Database): StaffStore {
  return { ...people(db), ...attesting(db), ...signInCodeStore(db), ...sessionStore(db) };
}

function people(
  db: Database,
): Pick<StaffStore, 'byId' | 'byEmail' | 'ofSite' | 'ofBureau' | 'managers' | 'add' | 'setKey' | 'noteVisit' | 'noteMailTrouble'> {
  const find = (where: SQL) => guarded('reading staff', () => db.select().from(staff).where(where).orderBy(asc(staff.name), asc(staff.id)));
  const one = async (where: SQL) => {
    const [row] = await find(where);
    return row ? recordOf(row) : null;
  };
  return {
    byId: (id) => one(eq(staff.id, id)),
    byEmail: (email) => one(eq(staff.email, email)),
    async ofSite(site) {
      const rows = await find(eq(staff.site, site));
      return rows.map(recordOf);
    },
    async ofBureau() {
      const rows = await find(sql`${staff.site} IS NULL AND ${staff.role} = 'bureau'`);
      return rows.map(recordOf);
    },
    async managers() {
      const rows = await find(sql`${staff.site} IS NOT NULL AND ${staff.role} = 'manager'`);
      return rows.map(recordOf);
    },
    async add(person, audit) {
      await batched(db, 'adding staff', [db.insert(staff).values(person), auditRow(db, audit)]);
    },
    async setKey(staffId, { recipient, wrapped }, audit) {
      const key = { recipient, wrappedKey: wrapped };
      await batched(db, 'keeping a staff key', [db.update(staff).set(key).where(eq(staff.id, staffId)), auditRow(db, audit)]);
    },
    async noteMailTrouble(staffId, trouble) {
      const set = { mailTrouble: trouble?.kind ?? null, mailTroubleOn: trouble?.on ?? null };
      await guarded('noting mail trouble', () => db.update(staff).set(set).where(eq(staff.id, staffId)));
    },
    async noteVisit(staffId) {
      const unsent = and(
        eq(deliveries.staffId, staffId),
        inArray(deliveries.kind, ['new-work', 'bureau-message', 'bureau-work']),
        eq(deliveries.state, 'owed'),
      );
      await batched(db, 'noting a visit', [
        db
          .update(staff)
          .set({ visits: sql`${staff.visits} + 1` })
          .where(eq(staff.id, staffId)),
        db.delete(deliveries).where(unsent),
      ]);
    },
  };
}

function attesting(db: Database): Pick<StaffStore, 'attest' | 'attestation'> {
  return {
    async attest(staffId, attestation, audit) {
      await batched(db, 'keeping an attestation', [
        db
          .insert(attestations)
          .values({ staffId, ...attestation })
          .onConflictDoUpdate({ target: attestations.staffId, set: attestation }),
        auditRow(db, audit),
      ]);
    },
    async attestation(staffId) {
      const { version, swornOrProsecution, reportsToSuch, wouldHandOver, at } = attestations;
      const [row] = await guarded('reading an attestation', () =>
        db
          .select({ version, swornOrProsecution, reportsToSuch, wouldHandOver, at })
          .from(attestations)
          .where(eq(attestations.staffId, staffId)),
      );
      return row ?? null;
    },
  };
}

function recordOf(row: typeof staff.$inferSelect): StaffRecord {
  const { id, site, role, name, email, recipient, wrappedKey } = row;
  // Whatever else may ever stand there opens no door.
  const status = row.status === 'active' ? 'active' : 'suspended';
  const mailTrouble = row.mailTrouble === null || row.mailTroubleOn === null ? null : { kind: row.mailTrouble, on: row.mailTroubleOn };
  return { id, site, role, name, email, status, mailTrouble, recipient, wrappedKey };
}
