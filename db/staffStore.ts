import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { readLetterChoice, wantsLetter, writeLetterChoice } from '#src/domain/letterChoice.ts';
import type { LetterKind } from '#src/domain/letters.ts';
import type { StaffRecord, StaffStore } from '#src/ports/staff.ts';
import { mayAnswerAnew, takeAnswersBack } from './answersAnew.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { correctionStore } from './correctionStore.ts';
import { departureStore } from './departureStore.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { attestations, deliveries, staff } from './schema.ts';
import { sessionKeyStore, sessionStore, signInCodeStore } from './sessionStore.ts';
import { suspensionStore } from './suspensionStore.ts';

/** People of the desks, their sign-in codes and their sessions. */
export function staffStore(db: Database): StaffStore {
  return {
    ...people(db),
    ...choosing(db),
    ...inviting(db),
    ...departureStore(db),
    ...suspensionStore(db),
    ...correctionStore(db),
    ...attesting(db),
    ...signInCodeStore(db),
    ...sessionStore(db),
    ...sessionKeyStore(db),
  };
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
      await batched(db, 'noting a visit', [
        db
          .update(staff)
          .set({ visits: sql`${staff.visits} + 1` })
          .where(eq(staff.id, staffId)),
        db.delete(deliveries).where(unsentWork(staffId, ['new-work', 'bureau-message', 'bureau-work'])),
      ]);
    },
  };
}

function choosing(db: Database): Pick<StaffStore, 'chooseLetters'> {
  return {
    async chooseLetters(staffId, choice, audit) {
      await batched(db, 'keeping a choice of letters', [
        db
          .update(staff)
          .set({ letters: writeLetterChoice(choice) })
          .where(eq(staff.id, staffId)),
        ...(wantsLetter(choice, 'new-work') ? [] : [db.delete(deliveries).where(unsentWork(staffId, ['new-work']))]),
        auditRow(db, audit),
      ]);
    },
  };
}

function inviting(db: Database): Pick<StaffStore, 'invite' | 'inviteAgain' | 'takeUpInvitation'> {
  return {
    async invite(person, letters, audit) {
      try {
        await batched(db, 'inviting somebody', [
          db.insert(staff).values(person),
          ...letters.map((letter) => owedLetter(db, letter)),
          auditRow(db, audit),
        ]);
        return 'invited';
      } catch (error) {
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return 'taken';
        throw error;
      }
    },
    async inviteAgain(staffId, invitation, letters, audit) {
      try {
        await batched(db, 'inviting somebody again', [
          mustHold(db, hasNeverSignedIn(staffId)),
          db.update(staff).set(invitation).where(eq(staff.id, staffId)),
          ...letters.map((letter) => owedLetter(db, letter)),
          auditRow(db, audit),
        ]);
        return true;
      } catch (error) {
        if (isBroken(error)) return false;
        throw error;
      }
    },
    async takeUpInvitation(staffId, now) {
      const { rowsAffected } = await guarded('taking up an invitation', () =>
        db
          .update(staff)
          .set({ invitedUntil: null })
          .where(and(eq(staff.id, staffId), or(isNull(staff.invitedUntil), gt(staff.invitedUntil, now)))),
      );
      return rowsAffected > 0;
    },
  };
}

/** The condition that somebody was invited and has never come in. */
export function hasNeverSignedIn(staffId: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${staff} WHERE id = ${staffId} AND status = 'active' AND invited_until IS NOT NULL)`;
}

/** Letters about work that wait for their time. */
function unsentWork(staffId: string, kinds: readonly LetterKind[]): SQL | undefined {
  return and(eq(deliveries.staffId, staffId), inArray(deliveries.kind, [...kinds]), eq(deliveries.state, 'owed'));
}

function attesting(db: Database): Pick<StaffStore, 'attest' | 'attestation' | 'mayAnswerAnew' | 'askAnew'> {
  return {
    async mayAnswerAnew(staffId) {
      const rows = await guarded('reading whether somebody may answer anew', () => db.all(sql`SELECT 1 WHERE ${mayAnswerAnew(staffId)}`));
      return rows.length > 0;
    },
    async askAnew(staffId, letters, audit) {
      try {
        await batched(db, 'asking the three questions anew', [
          ...takeAnswersBack(db, staffId, audit),
          ...letters.map((letter) => owedLetter(db, letter)),
        ]);
        return true;
      } catch (error) {
        if (isBroken(error)) return false;
        throw error;
      }
    },
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
  const { id, site, role, name, email, recipient, wrappedKey, invitedUntil, onLeaveSince, leftOn } = row;
  // Whatever else may ever stand there opens no door.
  const status = row.status === 'active' || row.status === 'left' ? row.status : 'suspended';
  const mailTrouble = row.mailTrouble === null || row.mailTroubleOn === null ? null : { kind: row.mailTrouble, on: row.mailTroubleOn };
  return {
    id,
    site,
    role,
    name,
    email,
    status,
    mailTrouble,
    recipient,
    wrappedKey,
    invitedUntil,
    onLeaveSince,
    leftOn,
    letters: readLetterChoice(row.letters),
  };
}
