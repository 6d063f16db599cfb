import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { TRANSFERABLE_STATES } from '#src/domain/transfer.ts';
import type { ReferralStore, Transfer } from '#src/ports/referrals.ts';
import { auditRow, auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { countShared } from './counts.ts';
import { batched, isBroken, mustHold } from './guard.ts';
import { journalGiven } from './journalLines.ts';
import { owedLetter } from './owedLetter.ts';
import { noteIf } from './referralMoves.ts';
import { receipts, referralParts, referrals } from './schema.ts';

/** What concerns more than one item, or more than one site. */
export function referralTransfer(db: Database): Pick<ReferralStore, 'addNotes' | 'transfer'> {
  return {
    async addNotes(site, notes, audit, drops = []) {
      const there = areThere(site, notes);
      const [first, ...others] = notes.map(({ item, ...note }) => noteIf(db, item, note, there));
      if (first === undefined) return 'gone';
      const gone = drops.filter(({ item }) => notes.some((note) => note.item === item)).map((drop) => dropNoteIf(db, drop, there));
      const [added] = await batched(db, 'adding notes to several items', [first, ...others, ...gone, auditRowIf(db, audit, there)]);
      return added.rowsAffected > 0 ? 'added' : 'gone';
    },
    async transfer(transfer) {
      try {
        await batched(db, 'giving a message to another site', statementsOf(db, transfer));
        return 'transferred';
      } catch (error) {
        if (!isBroken(error)) throw error;
        return (await isAsSeen(db, transfer)) ? 'closed-there' : 'moved-by-another';
      }
    },
  };
}

function dropNoteIf(db: Database, { item, sealed }: { item: string; sealed: string }, condition: SQL) {
  return db
    .delete(referralParts)
    .where(and(eq(referralParts.referralId, item), eq(referralParts.kind, 'note'), eq(referralParts.sealed, sealed), condition));
}

function areThere(site: string, notes: readonly { item: string }[]): SQL {
  const items = [...new Set(notes.map(({ item }) => item))];
  const there = and(eq(referrals.site, site), inArray(referrals.id, items), ne(referrals.state, 'withdrawn'));
  return sql`(SELECT count(*) FROM ${referrals} WHERE ${there}) = ${items.length}`;
}

function statementsOf(db: Database, transfer: Transfer) {
  const { id, to, sealed, note, receiptIndex, letters, audit } = transfer;
  const [out, into] = audit;
  return [
    mustHold(db, sql`EXISTS (SELECT 1 FROM ${referrals} WHERE ${asSeen(transfer)}) AND ${takesIn(to)}`),
    db
      .delete(referralParts)
      .where(and(eq(referralParts.referralId, id), or(eq(referralParts.kind, 'note'), eq(referralParts.kind, 'draft')))),
    ...(['summary', 'details', 'contact'] as const).map((kind) =>
      db
        .update(referralParts)
        .set({ sealed: sealed[kind] })
        .where(and(eq(referralParts.referralId, id), eq(referralParts.kind, kind))),
    ),
    noteIf(db, id, note, sql`true`),
    db.update(receipts).set({ site: to.site, dueAt: to.dueAt }).where(eq(receipts.codeIndex, receiptIndex)),
    ...letters.map((letter) => owedLetter(db, letter)),
    auditRow(db, out),
    countShared(db, out),
    auditRow(db, into),
    journalGiven(db, to.deleteOn, eq(referrals.id, id)),
    db
      .update(referrals)
      .set({ ...to, state: 'new', assignee: null, version: sql`${referrals.version} + 1` })
      .where(eq(referrals.id, id)),
  ] as const;
}

function asSeen({ id, from, version }: Transfer): SQL | undefined {
  const ofVersion = and(eq(referrals.id, id), eq(referrals.site, from), eq(referrals.version, version));
  return and(ofVersion, inArray(referrals.state, [...TRANSFERABLE_STATES]));
}

// The same that `takesReferrals` asks, at the moment of the act: the other site may have paused, or rolled its key, meanwhile.
function takesIn({ site, epoch }: Transfer['to']): SQL {
  return sql`EXISTS (SELECT 1 FROM sites WHERE slug = ${site} AND live_since IS NOT NULL AND intake ->> 'status' <> 'paused'
    AND listing ->> 'model' <> 'departs' AND listing ->> 'stage' <> 'ended')
    AND (SELECT max(epoch) FROM site_keys WHERE site = ${site}) = ${epoch}`;
}

async function isAsSeen(db: Database, transfer: Transfer): Promise<boolean> {
  const rows = await db.select({ id: referrals.id }).from(referrals).where(asSeen(transfer));
  return rows.length > 0;
}
