import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';

const MARK = 'audit-head';
/** A chain that its keeper alone can see proves nothing: two people hold each day's head (security/controls L5). */
const KEEPERS = 2;

/**
 * Owes the day's head of the audit's chain to two people of the Bureau, once a day. Who was asked first stays asked: the longest there, and
 * nobody whom letters do not reach while another is.
 */
export async function sendAuditHead(
  ports: Pick<Ports, 'audit' | 'staff' | 'deliveries' | 'clock' | 'ids'>,
): Promise<{ readonly owed: number }> {
  const now = ports.clock.now();
  const today = dayOf(now, BUREAU_ZONE);
  const before = (await ports.deliveries.marks(MARK)).get(MARK) ?? null;
  if (before !== null && before >= today) return { owed: 0 };
  const head = await ports.audit.chainHead();
  const keepers = await keepersOf(ports);
  if (head === null || keepers.length === 0) return { owed: 0 };
  const letters = keepers.map((staffId) => ({
    id: ports.ids.next(),
    kind: 'audit-head' as const,
    staffId,
    nth: null,
    about: head,
    dueAt: now,
    secret: null,
  }));
  const isOwed = await ports.deliveries.oweOnce({ name: MARK, before, after: today }, letters);
  return { owed: isOwed ? letters.length : 0 };
}

async function keepersOf({ staff }: Pick<Ports, 'staff'>): Promise<string[]> {
  const people = (await staff.ofBureau()).filter(({ status }) => status === 'active');
  const reached = people.filter(({ mailTrouble }) => mailTrouble === null);
  return [...reached, ...people.filter(({ mailTrouble }) => mailTrouble !== null)].slice(0, KEEPERS).map(({ id }) => id);
}
