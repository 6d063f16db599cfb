import { and, eq, sql } from 'drizzle-orm';
import { dayOf, type Instant } from '#src/domain/day.ts';
import { contactUntil, RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { Intake } from '#src/domain/site.ts';
import type { JournalLine } from '#src/ports/records.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { referralParts, referrals, sites, withdrawals } from './schema.ts';

/** A line with a number after its id. */
export interface Numbered extends JournalLine {
  readonly of: string;
  readonly number: number;
}

/** The lines with a number after their id, the lowest first. */
export function inOrder(journal: readonly JournalLine[]): Numbered[] {
  const lines = journal.flatMap((line) => {
    const [, of, number] = /^(.+):(\d+)$/.exec(line.id) ?? [];
    return of && number ? [{ ...line, of, number: Number(number) }] : [];
  });
  return lines.sort((a, b) => a.number - b.number);
}

/**
 * Brings items to the newest state that the journal has for them; answers how many. In the order of their versions: what was closed and then
 * taken back comes back to "closed" when its sender brings it back. Each item comes to a version that no line is above, so that none of its
 * later ends meets a line that is there.
 */
export async function endItems(db: Database, journal: readonly JournalLine[], at: Instant): Promise<number> {
  const asked = { id: referrals.id, version: referrals.version, site: referrals.site };
  const there = await guarded('looking what is back', () => db.select(asked).from(referrals));
  const items = new Map(there.map((row) => [row.id, row]));
  const lines = inOrder(journal).filter(({ of, number }) => number > (items.get(of)?.version ?? Number.POSITIVE_INFINITY));
  const contactEnd = await contactEnds(db, at);
  const given = new Set<string>();
  for (const line of lines) {
    if (line.why === 'given') given.add(line.of);
    const ends = line.why === 'closed' || line.why === 'taken-back';
    // What the other site went on to do with it is not this one's: here nobody has looked at it since.
    const why = given.has(line.of) && !ends ? 'given' : line.why;
    const site = items.get(line.of)?.site ?? '';
    await batched(db, 'ending an item again', statementsOf(db, { ...line, why }, contactEnd(site, line.on)));
  }
  const ended = new Map(lines.map(({ of, why }) => [of, why]));
  for (const [id, result] of ended) await noteRestored(db, { id, site: items.get(id)?.site ?? null, at, result });
  return ended.size;
}

// Tells the desk that what its notes say of how an item was closed is of before (src/features/queue/sinceRestore.ts).
function noteRestored(db: Database, { id, site, at, result }: { id: string; site: string | null; at: Instant; result: string }) {
  const entry = { at, actor: 'operator', site, act: 'restore', object: id, result } as const;
  return guarded('noting what was ended again', () => auditRow(db, entry));
}

/** The day of a decision is not journaled; it was before the restore, whose own day it counts from at the latest. */
async function contactEnds(db: Database, at: Instant): Promise<(site: string, deleteOn: string) => string> {
  const rows = await guarded('reading how long contacts live', () => db.select({ slug: sites.slug, intake: sites.intake }).from(sites));
  const intakes = new Map(rows.map(({ slug, intake }) => [slug, intake === null ? null : (JSON.parse(intake) as Intake)]));
  return (site, deleteOn) => {
    const intake = intakes.get(site);
    return contactUntil(dayOf(at, intake?.hours.timeZone ?? 'UTC'), deleteOn, intake?.retention ?? RETENTION_BOUNDS);
  };
}

function statementsOf(db: Database, line: Numbered, contactEnd: string) {
  const { of: item, number: version, on, why } = line;
  if (why === 'taken-back') return takenBack(db, line);
  const isItem = eq(referrals.id, item);
  const isContact = and(eq(referralParts.referralId, item), eq(referralParts.kind, 'contact'));
  const set =
    why === 'given'
      ? db.run(
          sql`UPDATE referrals SET state = 'new', assignee = NULL, delete_on = min(delete_on, ${on}), version = ${version} WHERE ${isItem}`,
        )
      : db.run(sql`UPDATE referrals SET state = ${why}, delete_on = ${on}, version = ${version} WHERE ${isItem}`);
  const earlier = sql`min(coalesce(${referralParts.deleteOn}, ${contactEnd}), ${contactEnd})`;
  return [
    set,
    db.delete(withdrawals).where(eq(withdrawals.referralId, item)),
    ...(why === 'closed' ? [db.update(referralParts).set({ deleteOn: earlier }).where(isContact)] : []),
  ] as const;
}

function takenBack(db: Database, { of: item, number: version, on }: Numbered) {
  return [
    // From the beginning of that day, so that it goes no later than its sender was told.
    db.run(sql`INSERT INTO withdrawals (referral_id, from_state, withdrawn_at)
      SELECT id, state, ${Date.parse(on)} FROM referrals WHERE id = ${item} AND state <> 'withdrawn' ON CONFLICT DO NOTHING`),
    db.delete(referralParts).where(and(eq(referralParts.referralId, item), eq(referralParts.kind, 'draft'))),
    db.update(referrals).set({ state: 'withdrawn', version }).where(eq(referrals.id, item)),
  ] as const;
}
