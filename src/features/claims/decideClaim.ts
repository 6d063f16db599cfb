import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { type ClaimDetails, type ClaimRow, claimUntil, mayDecide } from '#src/domain/claim.ts';
import { dayOf } from '#src/domain/day.ts';
import { invitedUntil } from '#src/domain/invitation.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { loadClaim } from './loadClaim.ts';

export type ApproveClaimResult =
  | { readonly kind: 'approved' | 'not-there' | 'moved-by-another' }
  | {
      readonly kind: 'refused';
      /** `sealed`: this person cannot open it. `taken`: somebody has an account under the address. */
      readonly because: 'not-called-yet' | 'same-person' | 'done' | 'sealed' | 'taken';
    };

/**
 * Gives the listing to whoever claims it: a manager's account under the address of the claim and the letter that says so, in one batch.
 * Whoever called back does not decide (product §5).
 */
export async function approveClaim(ports: Ports, reader: BureauUnlocked, id: string, version: number): Promise<ApproveClaimResult> {
  const claim = await loadClaim(ports, reader, id);
  if (claim === null) return { kind: 'not-there' };
  if (claim.version !== version) return { kind: 'moved-by-another' };
  const because = mayDecide(claim, reader.staff.id);
  if (because !== null) return { kind: 'refused', because };
  const { sealed, ...row } = claim;
  const opened = await ports.vault.openClaim(reader.key, id, sealed);
  if (opened.kind !== 'opened') return { kind: 'refused', because: 'sealed' };
  const made = await makeManager(ports, reader, row, opened.value);
  return made === 'taken' ? { kind: 'refused', because: 'taken' } : { kind: made === 'saved' ? 'approved' : made };
}

async function makeManager(
  ports: Ports,
  reader: BureauUnlocked,
  row: ClaimRow,
  { name, email }: ClaimDetails,
): Promise<'saved' | 'moved-by-another' | 'taken'> {
  const { site } = row;
  const at = ports.clock.now();
  const id = ports.ids.next();
  const letter: NewDelivery = { id: ports.ids.next(), kind: 'invitation', staffId: id, nth: null, dueAt: at, secret: null };
  const entry = { at, actor: reader.staff.id, site };
  return ports.claims.approve(
    decided(row, reader, 'approved', at),
    { id, site, role: 'manager', name, email, invitedUntil: invitedUntil(at) },
    [letter, ...(await toldManagers(ports, site, at))],
    [
      { ...entry, act: 'claim-decided', object: row.id, result: 'approved' },
      { ...entry, act: 'staff-added', object: id, result: 'manager' },
    ],
  );
}

/** Whoever keeps the listing already is told that there is news; the page then names the new person. */
async function toldManagers(ports: Ports, site: string, at: number): Promise<NewDelivery[]> {
  const people = (await ports.staff.ofSite(site)).filter(({ role, status }) => role === 'manager' && status === 'active');
  return people.map(({ id: staffId }) => ({
    id: ports.ids.next(),
    kind: 'listing-answer',
    staffId,
    about: site,
    nth: null,
    dueAt: at,
    secret: null,
  }));
}

export type DeclineClaimResult =
  | { readonly kind: 'declined' | 'not-there' | 'moved-by-another' }
  | { readonly kind: 'refused'; readonly because: 'done' };

/** Turns a claim down. One person is enough, called back or not: nobody gets anything by it. */
export async function declineClaim(ports: Ports, reader: BureauUnlocked, id: string, version: number): Promise<DeclineClaimResult> {
  const claim = await loadClaim(ports, reader, id);
  if (claim === null) return { kind: 'not-there' };
  if (claim.version !== version) return { kind: 'moved-by-another' };
  if (claim.state !== 'asked' && claim.state !== 'called') return { kind: 'refused', because: 'done' };
  const { sealed: _, ...row } = claim;
  const at = ports.clock.now();
  const audit = { at, actor: reader.staff.id, site: row.site, act: 'claim-decided', object: id, result: 'declined' } as const;
  const saved = await ports.claims.save(decided(row, reader, 'declined', at), audit);
  return { kind: saved === 'saved' ? 'declined' : saved };
}

function decided(row: ClaimRow, { staff }: BureauUnlocked, state: 'approved' | 'declined', at: number): ClaimRow {
  return { ...row, state, decidedBy: staff.id, deleteOn: claimUntil(row.day, dayOf(at, BUREAU_ZONE)) };
}
