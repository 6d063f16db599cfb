import type { Unlocked } from '#src/domain/staff.ts';
import { enrollStaff } from '#src/features/keys/enrollStaff.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import type { SiteStaff } from '#src/features/keys/keyHolder.ts';
import type { NewSheet } from '#src/features/keys/makeSheet.ts';
import { makeSiteKeys } from '#src/features/keys/makeSiteKeys.ts';
import { type AttestationAnswers, recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aListing } from '#tests/support/aSite.ts';

export const SLUG = 'north-lead';
export const CLEAN: AttestationAnswers = { swornOrProsecution: false, reportsToSuch: false, wouldHandOver: false };

/** A person of the desk who has not answered anything yet. */
export async function aPerson(ports: Ports, role: 'intake' | 'manager' = 'intake', site = SLUG): Promise<SiteStaff> {
  await ports.sites.addMissing([aListing({ slug: site })]);
  const id = ports.ids.next();
  await ports.staff.add(
    { id, site, role, name: 'Invented Person', email: `${id}@north-lead.example` },
    anAuditEntry({ act: 'staff-added', object: id }),
  );
  return { id, site, role, name: 'Invented Person' };
}

/** A person who may hold keys, with an opened staff key. */
export async function anEnrolled(ports: Ports, role: 'intake' | 'manager' = 'intake', site = SLUG): Promise<Unlocked> {
  const staff = await aPerson(ports, role, site);
  await recordAttestation(ports, staff, CLEAN);
  return enrolled(ports, staff);
}

/** Enrolls somebody and opens the key with the words that were shown. */
export async function enrolled(ports: Ports, staff: SiteStaff): Promise<Unlocked> {
  const answer = await enrollStaff(ports, staff);
  if (answer.kind !== 'enrolled') throw new Error(answer.because);
  const record = await ports.staff.byId(staff.id);
  const opened = await ports.vault.unwrapStaffKey(record?.wrappedKey ?? '', answer.passphrase);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  return { staff, key: opened.key, sessionId: 'session', csrf: 'csrf', since: ports.clock.now() };
}

export interface Team {
  readonly manager: Unlocked;
  readonly colleague: Unlocked;
  readonly made: NewSheet;
  /** The 74 characters on paper. */
  readonly paper: string;
}

/** A site with its first key, a manager and a colleague who hold it, and the sheet as it was shown. */
export async function aTeam(ports: Ports): Promise<Team> {
  const manager = await anEnrolled(ports, 'manager');
  const made = await makeSiteKeys(ports, manager.staff);
  if (made.kind !== 'made') throw new Error(made.because);
  const colleague = await anEnrolled(ports);
  const given = await giveAccess(ports, manager, await newcomer(ports, colleague.staff.id));
  if (given.kind !== 'given') throw new Error(given.because);
  return { manager, colleague, made, paper: onPaper(made) };
}

/** A colleague as the manager's page names them. */
export async function newcomer(ports: Ports, staffId: string): Promise<{ staffId: string; fingerprint: string }> {
  const record = await ports.staff.byId(staffId);
  return { staffId, fingerprint: ports.vault.fingerprint(record?.recipient ?? '') };
}

/** What stands on the sheet, without its checks. */
export function onPaper({ sheet }: Pick<NewSheet, 'sheet'>): string {
  return sheet.lines.flatMap((line) => line.groups).join('');
}

/** People who hold an epoch, in order; the sheet left out. */
export async function peopleWith(ports: Ports, epoch: number): Promise<string[]> {
  const holders = await ports.keys.holders(SLUG, epoch);
  return holders.filter((holder) => holder !== RECOVERY_HOLDER).sort();
}
