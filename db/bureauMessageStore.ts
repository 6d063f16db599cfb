import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { MOVES_FROM } from '#src/domain/bureauMessage.ts';
import type { BureauMessageStore, NewBureauMessage } from '#src/ports/referrals.ts';
import { auditRow, auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { BUREAU, countIf } from './counts.ts';
import { batched, databaseCode, guarded } from './guard.ts';
import { journalDecision } from './journalLines.ts';
import { owedLetter } from './owedLetter.ts';
import { bureauMessages } from './schema.ts';

/** Messages to the Bureau: taking them in, listing them, moving them. */
export function bureauMessageStore(db: Database): BureauMessageStore {
  return { add: (message) => add(db, message), ...reads(db), ...moves(db) };
}

async function add(db: Database, { row, sealed, letters, audit, month }: NewBureauMessage): Promise<'added' | 'already-there'> {
  try {
    await batched(db, 'adding a message to the Bureau', [
      db.insert(bureauMessages).values({ ...row, ...sealed }),
      ...letters.map((letter) => owedLetter(db, letter)),
      countIf(db, { site: BUREAU, when: month, what: 'received' }, sql`true`),
      auditRow(db, audit),
    ]);
    return 'added';
  } catch (error) {
    if (databaseCode(error)?.startsWith('SQLITE_CONSTRAINT') && (await reads(db).byId(row.id))) return 'already-there';
    throw error;
  }
}

function reads(db: Database): Omit<BureauMessageStore, 'add' | 'move'> {
  const { id, day, state, deleteOn, summary, details } = bureauMessages;
  const clear = { id, day, state, deleteOn };
  return {
    list() {
      return guarded('listing messages to the Bureau', () => db.select(clear).from(bureauMessages).orderBy(asc(day), asc(id)));
    },
    async byId(asked) {
      const [row] = await guarded('reading a message to the Bureau', () => db.select(clear).from(bureauMessages).where(eq(id, asked)));
      return row ?? null;
    },
    async countHeld(on) {
      const held = eq(state, 'held');
      return guarded('counting held messages to the Bureau', async () => ({
        today: await db.$count(bureauMessages, and(held, eq(day, on))),
        all: await db.$count(bureauMessages, held),
      }));
    },
    async sealedSummaries(ids) {
      const rows = await guarded('reading sealed summaries of the Bureau', () =>
        db
          .select({ id, summary })
          .from(bureauMessages)
          .where(inArray(id, [...ids])),
      );
      return new Map(rows.map((row) => [row.id, row.summary]));
    },
    async sealedDetails(asked) {
      const [row] = await guarded('reading sealed details of the Bureau', () =>
        db.select({ details }).from(bureauMessages).where(eq(id, asked)),
      );
      return row?.details ?? null;
    },
  };
}

// As with referrals: what follows from the move comes first, each under the same condition, and the move comes last.
function moves(db: Database): Pick<BureauMessageStore, 'move'> {
  return {
    async move({ id, move, deleteOn, audit, month }) {
      const asSeen = and(eq(bureauMessages.id, id), inArray(bureauMessages.state, [...MOVES_FROM[move]]));
      const canMove = sql`EXISTS (SELECT 1 FROM ${bureauMessages} WHERE ${asSeen})`;
      const [, , , moved] = await batched(db, 'moving a message to the Bureau', [
        auditRowIf(db, audit, canMove),
        countIf(db, { site: BUREAU, when: month, what: move }, canMove),
        journalDecision(db, { move, deleteOn }, asSeen),
        db.update(bureauMessages).set({ state: move, deleteOn }).where(asSeen).returning({ id: bureauMessages.id }),
      ]);
      return moved.length > 0 ? 'moved' : 'moved-by-another';
    },
  };
}
