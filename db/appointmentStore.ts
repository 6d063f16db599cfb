import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Appointment } from '#src/domain/appointment.ts';
import type { AppointmentStore } from '#src/ports/staff.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { appointments, staff } from './schema.ts';

/** New managers of sites whose own are gone. */
export function appointmentStore(db: Database): AppointmentStore {
  const find = (where: SQL): Promise<Appointment[]> =>
    guarded('reading appointments', () =>
      db.select().from(appointments).where(where).orderBy(desc(appointments.proposedAt), desc(appointments.id)),
    );
  const isWaiting = ({ id }: Appointment) => sql`EXISTS (SELECT 1 FROM ${appointments} WHERE id = ${id} AND state = 'waiting')`;
  // The address was for the account: once this is decided it stands there, or nowhere.
  const decide = ({ id, state, decidedBy, decidedAt }: Appointment) =>
    db.update(appointments).set({ state, decidedBy, decidedAt, email: '' }).where(eq(appointments.id, id));
  return {
    async byId(id) {
      const [found] = await find(eq(appointments.id, id));
      return found ?? null;
    },
    ofSite: (site) => find(eq(appointments.site, site)),
    waiting: () => find(eq(appointments.state, 'waiting')),
    async propose(appointment, letters, audit) {
      const nothingWaits = sql`NOT EXISTS (SELECT 1 FROM ${appointments} WHERE ${and(eq(appointments.site, appointment.site), eq(appointments.state, 'waiting'))})`;
      try {
        await batched(db, 'proposing a manager', [
          mustHold(db, nothingWaits),
          db.insert(appointments).values(appointment),
          ...letters.map((letter) => owedLetter(db, letter)),
          auditRow(db, audit),
        ]);
        return 'proposed';
      } catch (error) {
        if (isBroken(error)) return 'waiting';
        throw error;
      }
    },
    async agree(appointment, person, letters, audit) {
      try {
        await batched(db, 'appointing a manager', [
          mustHold(db, isWaiting(appointment)),
          decide(appointment),
          db.insert(staff).values(person),
          ...letters.map((letter) => owedLetter(db, letter)),
          ...audit.map((entry) => auditRow(db, entry)),
        ]);
        return 'agreed';
      } catch (error) {
        if (isBroken(error)) return 'moved-by-another';
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return 'taken';
        throw error;
      }
    },
    async decline(appointment, audit) {
      try {
        await batched(db, 'declining a manager', [mustHold(db, isWaiting(appointment)), decide(appointment), auditRow(db, audit)]);
        return 'declined';
      } catch (error) {
        if (isBroken(error)) return 'moved-by-another';
        throw error;
      }
    },
  };
}
