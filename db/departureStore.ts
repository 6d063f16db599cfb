import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { AuditAct, AuditEntry } from '#src/domain/audit.ts';
import type { Departure, StaffStore } from '#src/ports/staff.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { epochStatements } from './keyStore.ts';
import { openersOf } from './openersOf.ts';
import { owedLetter } from './owedLetter.ts';
import {
  deliveries,
  erasures,
  keyGrants,
  passkeyChallenges,
  passkeys,
  referrals,
  sessions,
  signInCodes,
  siteSetups,
  staff,
} from './schema.ts';

type Deeds = 'setLeave' | 'clearKey' | 'depart' | 'leftWithKeyAt';

/** Comings and goings: leave, a forgotten key, and the end of an account. */
export function departureStore(db: Database): Pick<StaffStore, Deeds> {
  return {
    setLeave({ staffId, site }, since, audit, letters) {
      const isThere = someone(staffId, sql`site = ${site} AND status = 'active'`);
      return unlessBroken(db, 'noting a leave', [
        mustHold(db, since === null ? isThere : sql`${isThere} AND ${othersOpen(site, staffId)}`),
        db.update(staff).set({ onLeaveSince: since }).where(eq(staff.id, staffId)),
        ...letters.map((letter) => owedLetter(db, letter)),
        auditRow(db, audit),
      ]);
    },
    clearKey({ staffId, site }, audit, letters) {
      return unlessBroken(db, 'taking a forgotten key away', [
        mustHold(db, sql`EXISTS (SELECT 1 ${openersOf(sql`${site}`)} AND opener.id <> ${staffId})`),
        db.update(staff).set({ recipient: null, wrappedKey: null }).where(eq(staff.id, staffId)),
        db.delete(passkeys).where(eq(passkeys.staffId, staffId)),
        ...waysIn(db, staffId),
        db.delete(keyGrants).where(and(eq(keyGrants.site, site), eq(keyGrants.holder, staffId))),
        ...letters.map((letter) => owedLetter(db, letter)),
        auditRow(db, audit),
      ]);
    },
    async leftWithKeyAt(site) {
      // By the few who left, each by the index of what was done to them: a site's whole audit is long.
      const [row] = await guarded('looking who left', () =>
        db.all<{ at: number | null }>(sql`SELECT max(audit.at) AS at FROM staff JOIN audit ON audit.object = staff.id
          WHERE staff.site = ${site} AND staff.status = 'left' AND audit.act = ${'staff-left' satisfies AuditAct} AND audit.result = 'with-key'`),
      );
      return row?.at ?? null;
    },
    async depart(departure) {
      try {
        await batched(db, 'ending an account', departing(db, departure));
        return 'gone';
      } catch (error) {
        if (isBroken(error)) return whyNot(db, departure);
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'moved-by-another';
        throw error;
      }
    },
  };
}

/** Runs a batch, and tells whether its conditions held. */
export async function unlessBroken(db: Database, what: string, statements: Parameters<typeof batched>[2]): Promise<boolean> {
  try {
    await batched(db, what, statements);
    return true;
  } catch (error) {
    if (isBroken(error)) return false;
    throw error;
  }
}

/** All that goes in the moment in which somebody leaves. Whatever changed since it was read stops it whole. */
function departing(db: Database, departure: Departure) {
  const { staffId, site, at, next, letters, audit } = departure;
  const entry = { ...audit, result: 'ok' };
  return [
    mustHold(db, someone(staffId, sql`site = ${site} AND status <> 'left'`)),
    mustHold(db, hasHeir(departure)),
    mustHold(db, keepsManager(departure)),
    mustHold(db, sql`(SELECT max(epoch) FROM site_keys WHERE site = ${site}) IS ${departure.epoch}`),
    ...(next === null ? [] : epochStatements(db, next, at)),
    ...(next === null ? [] : [auditRow(db, { ...entry, act: 'roll', object: null, result: `epoch-${next.key.epoch}` })]),
    ...inheriting(db, departure),
    ...accountEnding(db, departure),
    ...letters.map((letter) => owedLetter(db, letter)),
    auditRow(db, audit),
  ] as const;
}

/** What goes with an account, whoever stays; journaled, so that no restore brings it back. */
export function accountEnding(db: Database, ending: Pick<Departure, 'staffId' | 'site' | 'at' | 'on' | 'audit'>) {
  const { staffId, site, on, audit } = ending;
  return [
    db.delete(keyGrants).where(and(eq(keyGrants.site, site), eq(keyGrants.holder, staffId))),
    auditRow(db, { ...audit, act: 'grant-removed', result: 'ok' }),
    ...itemsReturned(db, ending),
    ...waysIn(db, staffId),
    db.delete(passkeys).where(eq(passkeys.staffId, staffId)),
    db.delete(deliveries).where(and(eq(deliveries.staffId, staffId), ne(deliveries.state, 'sent'))),
    db
      .update(staff)
      .set({
        ...{ status: 'left', email: `${staffId}@left.invalid`, leftOn: on },
        ...{
          recipient: null,
          wrappedKey: null,
          invitedUntil: null,
          onLeaveSince: null,
          mailTrouble: null,
          mailTroubleOn: null,
          letters: null,
        },
      })
      .where(eq(staff.id, staffId)),
    db.insert(erasures).values({ referralId: staffId, on, why: 'left' }).onConflictDoNothing(),
  ] as const;
}

/** Every way in that is open now: sessions with their keys and PINs, codes, and what a passkey was asked to sign. */
export function waysIn(db: Database, staffId: string) {
  return [
    db.delete(sessions).where(eq(sessions.staffId, staffId)),
    db.delete(signInCodes).where(eq(signInCodes.staffId, staffId)),
    db.delete(passkeyChallenges).where(eq(passkeyChallenges.staffId, staffId)),
  ] as const;
}

/** Their items go back to the whole desk, each with its row; what they had half written goes, what they wrote stays. */
function itemsReturned(db: Database, { staffId, site, at, audit }: Pick<Departure, 'staffId' | 'site' | 'at' | 'audit'>) {
  const theirs = and(eq(referrals.site, site), eq(referrals.assignee, staffId));
  return [
    db.run(sql`INSERT INTO audit (at, actor, site, act, object, result)
      SELECT ${at}, ${audit.actor}, ${site}, ${'assign' satisfies AuditAct}, ${referrals.id}, 'returned' FROM ${referrals} WHERE ${theirs}`),
    db
      .update(referrals)
      .set({ assignee: null, version: sql`${referrals.version} + 1` })
      .where(theirs),
    // Item by item of this site: to look through every part there is would hold the lock for seconds.
    db.run(sql`DELETE FROM referral_parts WHERE kind = 'draft' AND key = ${staffId}
      AND referral_id IN (SELECT id FROM referrals WHERE site = ${site})`),
  ] as const;
}

/** The backup contact is a name in the settings, of an open form and of one that is being set up. */
function inheriting(db: Database, { staffId, site, heir, audit }: Departure) {
  if (heir === null) return [];
  const moved: AuditEntry = { ...audit, act: 'staff-changed', object: heir, result: 'backup-contact' };
  return [
    db.run(sql`UPDATE sites SET intake = json_set(intake, '$.backupContact', ${heir}), version = version + 1
      WHERE slug = ${site} AND intake ->> 'backupContact' = ${staffId}`),
    db
      .update(siteSetups)
      .set({ draft: sql`json_set(${siteSetups.draft}, '$.backupContact', ${heir})`, version: sql`${siteSetups.version} + 1` })
      .where(and(eq(siteSetups.site, site), sql`${siteSetups.draft} ->> 'backupContact' = ${staffId}`)),
    auditRow(db, moved),
  ];
}

/** The condition that somebody is there, and more of them. */
export function someone(staffId: string, where: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM staff WHERE id = ${staffId} AND ${where})`;
}

/** Somebody besides this person is there, not on leave, and can open the site's messages. */
function othersOpen(site: string, staffId: string): SQL {
  return sql`EXISTS (SELECT 1 ${openersOf(sql`${site}`)} AND opener.id <> ${staffId} AND opener.on_leave_since IS NULL)`;
}

function isBackup(site: string, staffId: string): SQL {
  return sql`EXISTS (SELECT 1 FROM sites WHERE slug = ${site} AND intake ->> 'backupContact' = ${staffId})`;
}

function hasHeir({ staffId, site, heir }: Departure): SQL {
  if (heir === null) return sql`NOT ${isBackup(site, staffId)}`;
  return heir === staffId ? sql`false` : someone(heir, sql`site = ${site} AND status = 'active'`);
}

function keepsManager({ staffId, site, needsManager }: Departure): SQL {
  if (!needsManager) return sql`true`;
  return sql`EXISTS (SELECT 1 FROM staff WHERE site = ${site} AND role = 'manager' AND status = 'active' AND id <> ${staffId})`;
}

async function whyNot(db: Database, departure: Departure) {
  const [row] = await guarded('looking why an account cannot end', () =>
    db.all<{ heir: number; manager: number }>(sql`SELECT ${hasHeir(departure)} AS heir, ${keepsManager(departure)} AS manager`),
  );
  if (row?.heir === 0) return 'no-heir';
  return row?.manager === 0 ? 'last-manager' : 'moved-by-another';
}
