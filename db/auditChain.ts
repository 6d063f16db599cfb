import { asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { AuditStore, ChainAnswer } from '#src/ports/records.ts';
import type { Database } from './client.ts';
import { batched, guarded, isBroken, mustHold } from './guard.ts';
import { audit, auditChain, house } from './schema.ts';

type AuditRow = typeof audit.$inferSelect;
type Link = typeof auditChain.$inferSelect;

/** What the first row ever is chained to. */
const BEGINNING = '0'.repeat(64);
/** Where the house notes the last row that went on its day. */
export const AUDIT_CUT = 'audit-cut';
/** Rows read at once on a walk: a few hundred KiB. */
const A_WALK = 1000;

/**
 * The audit's chain: beside each row the SHA-256 of the hash before it and of the row itself (security/controls L5), in the order of
 * their numbers. Numbers have no holes: SQLite gives the next one only together with the row.
 */
export function auditChainStore(db: Database): Pick<AuditStore, 'chainNext' | 'chainHead' | 'chainedAt' | 'walkChain'> {
  return {
    async chainNext(most) {
      const head = await newestLink(db);
      const rows = await guarded('reading rows to chain', () =>
        db
          .select()
          .from(audit)
          .where(gt(audit.seq, head?.seq ?? 0))
          .orderBy(asc(audit.seq))
          .limit(most),
      );
      return rows.length > 0 && (await addLinks(db, head, await linksOf(head?.hash ?? BEGINNING, rows))) ? rows.length : 0;
    },
    chainHead: async () => (await newestLink(db))?.hash ?? null,
    async chainedAt(hash) {
      const [link] = await guarded('looking for a hash', () => db.select().from(auditChain).where(eq(auditChain.hash, hash)).limit(1));
      return link?.seq ?? null;
    },
    walkChain: () => walk(db),
  };
}

/** The hash of a row that follows on another: over the hash before and every column, so that no edit leaves it alike. */
async function hashAfter(before: string, { seq, at, actor, site, act, object, result }: AuditRow): Promise<string> {
  const text = `${before}\n${JSON.stringify([seq, at, actor, site, act, object, result])}`;
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
}

async function linksOf(before: string, rows: readonly AuditRow[]): Promise<Link[]> {
  const links: Link[] = [];
  for (const row of rows) links.push({ seq: row.seq, hash: await hashAfter(links.at(-1)?.hash ?? before, row) });
  return links;
}

// False: another process chained on from the same head first, and these links would begin in the middle.
async function addLinks(db: Database, head: Link | null, links: readonly Link[]): Promise<boolean> {
  const newest = db.select({ hash: auditChain.hash }).from(auditChain).orderBy(desc(auditChain.seq)).limit(1);
  try {
    await batched(db, 'chaining the audit', [
      mustHold(db, sql`(${newest}) IS ${head?.hash ?? null}`),
      db.insert(auditChain).values([...links]),
    ]);
    return true;
  } catch (error) {
    if (isBroken(error)) return false;
    throw error;
  }
}

async function newestLink(db: Database): Promise<Link | null> {
  const [link] = await guarded('reading the head of the chain', () => db.select().from(auditChain).orderBy(desc(auditChain.seq)).limit(1));
  return link ?? null;
}

/** Where the walk stands: the link before the next one, and what was counted so far. */
interface Walk {
  readonly last: Link;
  readonly rows: number;
}

async function walk(db: Database): Promise<ChainAnswer> {
  const start = await firstLink(db);
  const stray = await strayRow(db);
  let at: Walk = { last: start.link, rows: 0 };
  for (;;) {
    const links = await linksAfter(db, at.last.seq);
    const next = await alongLinks(at, links);
    if ('kind' in next) return earlier(next, stray);
    if (stray !== null && stray <= next.last.seq) return { kind: 'broken', seq: stray, how: 'added' };
    at = next;
    if (links.length < A_WALK) break;
  }
  return stray === null ? ending(db, at, start.cutBefore) : { kind: 'broken', seq: stray, how: 'added' };
}

/** One stretch of the chain; the first link that does not follow ends it. */
async function alongLinks({ last, rows }: Walk, links: readonly { link: Link; row: AuditRow | null }[]): Promise<Walk | ChainAnswer> {
  let before = last;
  for (const { link, row } of links) {
    if (link.seq !== before.seq + 1) return { kind: 'broken', seq: before.seq + 1, how: 'missing' };
    if (row === null) return { kind: 'broken', seq: link.seq, how: 'missing' };
    if ((await hashAfter(before.hash, row)) !== link.hash) return { kind: 'broken', seq: link.seq, how: 'changed' };
    before = link;
  }
  return { last: before, rows: rows + links.length };
}

function earlier(broken: ChainAnswer, stray: number | null): ChainAnswer {
  return broken.kind === 'broken' && stray !== null && stray < broken.seq ? { kind: 'broken', seq: stray, how: 'added' } : broken;
}

/**
 * What the first row is chained to. Rows go after 24 months from the front; the hash of the last one that went stays without its row,
 * and the chain goes on from there.
 */
async function firstLink(db: Database): Promise<{ link: Link; cutBefore: number | null }> {
  const [first] = await guarded('reading the first link', () =>
    db
      .select({ seq: auditChain.seq, hash: auditChain.hash, cut: house.value })
      .from(auditChain)
      .leftJoin(house, eq(house.name, AUDIT_CUT))
      .orderBy(asc(auditChain.seq))
      .limit(1),
  );
  if (first === undefined || Number(first.cut) !== first.seq) return { link: { seq: 0, hash: BEGINNING }, cutBefore: null };
  return { link: { seq: first.seq, hash: first.hash }, cutBefore: first.seq + 1 };
}

async function linksAfter(db: Database, seq: number): Promise<{ link: Link; row: AuditRow | null }[]> {
  return guarded('walking the chain', () =>
    db
      .select({ link: auditChain, row: audit })
      .from(auditChain)
      .leftJoin(audit, eq(audit.seq, auditChain.seq))
      .where(gt(auditChain.seq, seq))
      .orderBy(asc(auditChain.seq))
      .limit(A_WALK),
  );
}

/** The first row that stands among chained ones, or before them, without a link of its own. */
async function strayRow(db: Database): Promise<number | null> {
  const [row] = await guarded('looking for rows outside the chain', () =>
    db.all<{ seq: number | null }>(sql`SELECT min(seq) AS seq FROM audit
      WHERE seq <= (SELECT max(seq) FROM audit_chain) AND seq NOT IN (SELECT seq FROM audit_chain)`),
  );
  return row?.seq ?? null;
}

/** What comes after the last link: rows that wait to be chained, none of them missing. */
async function ending(db: Database, { last, rows }: Walk, cutBefore: number | null): Promise<ChainAnswer> {
  const [after] = await guarded('counting rows to chain', () =>
    db.all<{ n: number; given: number | null }>(sql`SELECT
      (SELECT count(*) FROM audit WHERE seq > ${last.seq}) AS n,
      (SELECT seq FROM sqlite_sequence WHERE name = 'audit') AS given`),
  );
  const unchained = after?.n ?? 0;
  // The number that was given out last is kept apart from the rows: a row taken off the end is missed all the same.
  const expected = Math.max(after?.given ?? 0, last.seq) - last.seq;
  if (unchained < expected) return { kind: 'broken', seq: await firstHole(db, last.seq), how: 'missing' };
  const cut = cutBefore === null ? {} : { cutAt: await writtenAt(db, cutBefore) };
  return { kind: 'whole', rows, cutBefore, ...cut, unchained, head: last.seq === 0 ? null : last.hash };
}

async function writtenAt(db: Database, seq: number): Promise<number | null> {
  const [row] = await guarded('reading the first row that stayed', () => db.select({ at: audit.at }).from(audit).where(eq(audit.seq, seq)));
  return row?.at ?? null;
}

async function firstHole(db: Database, after: number): Promise<number> {
  const [row] = await guarded('looking for the first hole', () =>
    db.all<{
      seq: number | null;
    }>(sql`SELECT min(seq) + 1 AS seq FROM (SELECT ${after} AS seq UNION ALL SELECT seq FROM audit WHERE seq > ${after})
      AS ends WHERE seq + 1 NOT IN (SELECT seq FROM audit)`),
  );
  return row?.seq ?? after + 1;
}
