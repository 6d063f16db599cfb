import { dayOf } from '#src/domain/day.ts';
import type { Intake } from '#src/domain/site.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import { enrollStaff } from '#src/features/keys/enrollStaff.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import type { SiteStaff } from '#src/features/keys/keyHolder.ts';
import type { NewSheet } from '#src/features/keys/makeSheet.ts';
import { makeSiteKeys } from '#src/features/keys/makeSiteKeys.ts';
import { openForm } from '#src/features/keys/openForm.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { replaceSheet } from '#src/features/keys/replaceSheet.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { rehearseArrival } from '#src/features/referrals/rehearseArrival.ts';
import { rehearse } from '#src/features/rehearsal/rehearse.ts';
import { asIfLive } from '#src/features/rehearsal/rehearsedSite.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { addBureauWork } from './seed/addBureauWork.ts';
import { addLinks } from './seed/addLinks.ts';
import { addSamples } from './seed/addSamples.ts';
import {
  DEMONSTRATION_BUREAU,
  DEMONSTRATION_BUREAU_SECOND,
  DEMONSTRATION_LISTING,
  DEMONSTRATION_WORKERS,
  type DemonstrationWorker,
  demonstrationIntake,
} from './seed/demonstration.ts';
import { SOUTH_LISTING } from './seed/southLead.ts';

export interface SeedResult {
  readonly kind: 'seeded' | 'already-there' | 'refused';
}

const { slug } = DEMONSTRATION_LISTING;

/**
 * Makes the demonstration site by the same functions as a real one (product §8); only the passphrases are fixed. A run
 * that was broken off is finished by the next one. Production is refused.
 */
export async function seedDemonstration(ports: Ports): Promise<SeedResult> {
  if (ports.settings.mode === 'production') return { kind: 'refused' };
  await enrolled(ports, DEMONSTRATION_BUREAU, null);
  await enrolled(ports, DEMONSTRATION_BUREAU_SECOND, null);
  await ports.sites.addMissing([DEMONSTRATION_LISTING, SOUTH_LISTING]);
  const before = await ports.sites.bySlug(slug);
  const [ada, ben] = DEMONSTRATION_WORKERS;
  if (before !== null && before.liveSince !== null) {
    // A demonstration from before there were links gets them now; a second time changes nothing.
    await addLinks(ports, await worker(ports, ada));
    return { kind: 'already-there' };
  }
  const manager = await worker(ports, ada);
  const colleague = await worker(ports, ben);

  const made = await makeSiteKeys(ports, manager);
  const unlocked = await unlock(ports, manager, ada.passphrase);
  const given = await giveAccess(ports, unlocked, {
    staffId: colleague.id,
    fingerprint: ports.vault.fingerprint(colleague.recipient ?? ''),
  });
  if (given.kind !== 'given') throw new Error(`the demonstration cannot give access: ${given.because}`);
  await confirm(ports, manager, made.kind === 'made' ? made : await sheetAnew(ports, unlocked));

  const intake = demonstrationIntake(manager.id, dayOf(ports.clock.now(), 'America/Los_Angeles'));
  await rehearsed(ports, unlocked, intake);
  const opened = await openForm(ports, manager, { intake, oneHolder: null, setupVersion: null });
  if (opened.kind !== 'open') throw new Error(`the demonstration cannot open: ${JSON.stringify(opened)}`);
  await addLinks(ports, manager);
  if (ports.settings.mode === 'demo') {
    await addSamples(ports, unlocked);
    await addBureauWork(ports, unlocked);
  }
  return { kind: 'seeded' };
}

type DemonstrationStaff = StaffRecord & SiteStaff;

async function worker(ports: Ports, who: DemonstrationWorker): Promise<DemonstrationStaff> {
  return { ...(await enrolled(ports, who, slug)), site: slug };
}

async function enrolled(ports: Ports, who: DemonstrationWorker, site: string | null): Promise<StaffRecord> {
  const found = await person(ports, who, site);
  if (found.recipient !== null) return found;
  // Somebody of the Bureau holds no site's key, and so attests nothing.
  if (site !== null) await recordAttestation(ports, found, { swornOrProsecution: false, reportsToSuch: false, wouldHandOver: false });
  const fixedWords = { ...ports, ids: { ...ports.ids, passphrase: () => who.passphrase } };
  const answer = await enrollStaff(fixedWords, found);
  if (answer.kind !== 'enrolled') throw new Error(`the demonstration cannot enroll: ${answer.because}`);
  return person(ports, who, site);
}

async function person(ports: Ports, who: Omit<DemonstrationWorker, 'passphrase'>, site: string | null): Promise<StaffRecord> {
  const { email, name, role } = who;
  const there = await ports.staff.byEmail(email);
  if (there) return there;
  const id = ports.ids.next();
  const audit = { at: ports.clock.now(), actor: 'operator', site, act: 'staff-added', object: id, result: role } as const;
  await ports.staff.add({ id, site, role, name, email }, audit);
  return person(ports, who, site);
}

async function unlock(ports: Ports, staff: DemonstrationStaff, passphrase: string): Promise<Unlocked> {
  const opened = await ports.vault.unwrapStaffKey(staff.wrappedKey ?? '', passphrase);
  if (opened.kind !== 'opened') throw new Error(`the demonstration cannot unlock: ${opened.kind}`);
  return { staff, key: opened.key, sessionId: '', csrf: '', since: ports.clock.now() };
}

/** The whole way in, tried by the same test as at a real site, before anybody can write. */
async function rehearsed(ports: Ports, manager: Unlocked, intake: Intake): Promise<void> {
  const inside = asIfLive(ports, { listing: DEMONSTRATION_LISTING, intake, liveSince: ports.clock.now() });
  const ways = { arrive: rehearseArrival, sendLetters: sendPendingEmails, lookUp: lookUpReceipt };
  const opener = { worker: manager, openSummary, openDetails: openReferral };
  const answer = await rehearse(inside, ways, { site: slug, kind: 'button', opener, actor: manager.staff.id });
  const isGreen = answer.kind === 'rehearsed' && answer.rehearsal.isGreen;
  if (!isGreen) throw new Error(`the demonstration fails its rehearsal: ${JSON.stringify(answer)}`);
}

/** The first sheet was lost with a run that was broken off. */
async function sheetAnew(ports: Ports, manager: Unlocked): Promise<NewSheet> {
  const replaced = await replaceSheet(ports, manager);
  if (replaced.kind !== 'replaced') throw new Error(`the demonstration cannot make a sheet: ${replaced.because}`);
  return replaced;
}

async function confirm(ports: Ports, manager: SiteStaff, { sheet, proof }: NewSheet): Promise<void> {
  const typed = sheet.lines.flatMap((line) => line.groups).join('');
  const confirmed = await confirmSheet(ports, manager, typed, proof);
  if (confirmed.kind !== 'confirmed') throw new Error(`the demonstration cannot confirm its sheet: ${confirmed.kind}`);
}
