import { type LetterChoice, USUAL_LETTERS, wantsLetter } from '#src/domain/letterChoice.ts';
import type { Staff } from '#src/domain/staff.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

type OfSite = Staff & { readonly site: string };

/** What the page of somebody's letters shows. */
export interface LettersOfMine {
  readonly choice: LetterChoice;
  /** The backup contact of the site hears of missed promises whatever they choose. */
  readonly isBackup: boolean;
  readonly isOnLeave: boolean;
}

/** How somebody's letters stand now. */
export async function lettersOf(ports: Pick<Ports, 'staff' | 'sites'>, { id, site }: OfSite): Promise<LettersOfMine> {
  const record = await ports.staff.byId(id);
  const intake = (await ports.sites.bySlug(site))?.intake;
  return { choice: record?.letters ?? USUAL_LETTERS, isBackup: intake?.backupContact === id, isOnLeave: record?.onLeaveSince != null };
}

export type ChooseLettersResult = { readonly kind: 'chosen' } | { readonly kind: 'nobody-else' };

/**
 * Keeps which letters somebody wants. Refused where nobody who can read messages would hear of new ones any more: of several who leave it
 * at the same moment the sending still tells everybody (domain/whoIsTold.ts).
 */
export async function chooseLetters(ports: Ports, me: OfSite, choice: LetterChoice): Promise<ChooseLettersResult> {
  const wantsNone = !wantsLetter(choice, 'new-work');
  if (wantsNone && (await isReader(ports, me)) && !(await isSomebodyElseTold(ports, me))) return { kind: 'nobody-else' };
  const audit = { at: ports.clock.now(), actor: me.id, site: me.site, act: 'staff-changed', object: me.id, result: 'letters' } as const;
  await ports.staff.chooseLetters(me.id, choice, audit);
  return { kind: 'chosen' };
}

async function isReader(ports: Ports, me: OfSite): Promise<boolean> {
  return (await readersOf(ports, me.site)).some(({ id }) => id === me.id);
}

async function isSomebodyElseTold(ports: Ports, me: OfSite): Promise<boolean> {
  const others = (await readersOf(ports, me.site)).filter(({ id }) => id !== me.id);
  return others.some(
    ({ onLeaveSince, mailTrouble, letters }) => onLeaveSince === null && mailTrouble === null && wantsLetter(letters, 'new-work'),
  );
}

async function readersOf({ keys, staff }: Ports, site: string): Promise<StaffRecord[]> {
  const key = await keys.current(site);
  const holders = key === null ? [] : await keys.holders(site, key.epoch);
  return (await staff.ofSite(site)).filter(({ id, status }) => status === 'active' && holders.includes(id));
}
