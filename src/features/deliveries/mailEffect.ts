import { type Day, dayOf, type Instant } from '#src/domain/day.ts';
import { isToOldAddress, troubleAfter } from '#src/domain/letters.ts';
import type { MailTrouble } from '#src/domain/listingChange.ts';
import { whoIsAsked } from '#src/domain/whoIsTold.ts';
import type { MailEffect, NewDelivery, SentLetter } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** What an event changes of the address that its letter went to; null when it says nothing new. */
export async function mailEffect(ports: Ports, letter: SentLetter, event: string): Promise<MailEffect | null> {
  const now = ports.clock.now();
  const on = dayOf(now, 'UTC');
  // What becomes of the letter to an address that somebody left says nothing of the one that they have now.
  if (isToOldAddress(letter)) return null;
  if (letter.staffId !== null) return ofPerson(ports, letter, await ports.staff.byId(letter.staffId), { event, on, now });
  return letter.site === null ? null : ofContact(ports, letter.site, { event, on, now });
}

interface News {
  readonly event: string;
  readonly on: Day;
  readonly now: Instant;
}

async function ofPerson(ports: Ports, letter: SentLetter, person: StaffRecord | null, news: News): Promise<MailEffect | null> {
  if (person === null) return null;
  const trouble = troubleAfter(person.mailTrouble, news.event, news.on);
  if (isSame(trouble, person.mailTrouble)) return null;
  const { id, site } = person;
  const audit = { at: news.now, actor: 'provider', site, act: 'mail-trouble', object: id, result: resultOf(trouble) } as const;
  const effect = { address: { staffId: id }, trouble, letters: [], askAgain: null, audit };
  // Letters to the Bureau, and word that all is well again, move nothing.
  if (trouble === null || site === null) return effect;
  return { ...effect, letters: await toBackup(ports, letter, person), askAgain: await askedInVain(ports, letter, person) };
}

async function ofContact(ports: Ports, site: string, { event, on, now }: News): Promise<MailEffect | null> {
  const record = await ports.sites.record(site);
  if (record === null) return null;
  const trouble = troubleAfter(record.mailTrouble, event, on);
  if (isSame(trouble, record.mailTrouble)) return null;
  const audit = { at: now, actor: 'provider', site, act: 'mail-trouble', object: null, result: resultOf(trouble) } as const;
  return { address: { site }, trouble, letters: [], askAgain: null, audit };
}

/** Work of which a reader was not told: the backup contact is, once a visit (product §5). */
async function toBackup(ports: Ports, { kind }: SentLetter, { id, site }: StaffRecord): Promise<NewDelivery[]> {
  if (kind !== 'new-work' || site === null) return [];
  // A bounce may come after days: work that is read meanwhile moves nobody.
  if ((await ports.referrals.count(site, { states: ['new', 'held'] })) === 0) return [];
  const backupId = (await ports.sites.bySlug(site))?.intake?.backupContact ?? id;
  const backup = backupId === id ? null : await ports.staff.byId(backupId);
  if (backup?.site !== site || backup.status !== 'active') return [];
  return [{ id: ports.ids.next(), kind, staffId: backup.id, nth: 1, dueAt: ports.clock.now(), secret: null }];
}

/** The site whose only manager was asked "still true?" in vain: its contact address is asked in their place at the next turn. */
async function askedInVain(ports: Ports, { kind, about }: SentLetter, person: StaffRecord): Promise<string | null> {
  if (kind !== 'still-true' || about === null) return null;
  const record = await ports.sites.record(about);
  const others = (await ports.staff.ofSite(about)).filter(
    ({ id, role, status }) => id !== person.id && role === 'manager' && status === 'active',
  );
  const hasTrouble = ({ mailTrouble }: StaffRecord) => mailTrouble !== null;
  const asked =
    record &&
    whoIsAsked(
      others.map((one) => ({ id: one.id, hasTrouble: hasTrouble(one) })),
      record,
    );
  return asked === 'contact' ? about : null;
}

function isSame(one: MailTrouble | null, other: MailTrouble | null): boolean {
  return one?.kind === other?.kind;
}

function resultOf(trouble: MailTrouble | null): string {
  return trouble === null ? 'cleared' : trouble.kind;
}
