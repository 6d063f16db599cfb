import type { Day } from './day.ts';
import { RETENTION_BOUNDS } from './retention.ts';
import type { Intake, Site } from './site.ts';

/** Why a site opens with one person who can read messages; shown at its desk. */
export const ONE_HOLDER_REASONS = ['second-person-named', 'one-person-team'] as const;
export type OneHolderReason = (typeof ONE_HOLDER_REASONS)[number];

/** What the people of a site have settled so far; `status` and `publicMessage` begin with the form. */
export type IntakeDraft = Readonly<Partial<Omit<Intake, 'status' | 'publicMessage'>>>;

/** Where a site stands on its way to an open form. `none`: nobody was invited yet. */
export type SetupState = 'none' | 'invited' | 'keyed' | 'live';

/** Tells where a site stands. A live one stays so whatever becomes of its keys; those are another list (readiness.ts). */
export function setupState(facts: {
  readonly site: Pick<Site, 'liveSince'>;
  readonly isInvited: boolean;
  readonly hasKey: boolean;
}): SetupState {
  if (facts.site.liveSince !== null) return 'live';
  if (facts.hasKey) return 'keyed';
  return facts.isInvited ? 'invited' : 'none';
}

const NOTHING = { en: '', es: '' } as const;
const NEVER: Day = '1970-01-01';
/** What stands for a part that nobody has settled: readiness finds each of them missing. */
const UNSETTLED: Intake = {
  status: 'open',
  hours: { timeZone: '', weekly: {}, holidays: [] },
  promiseDays: 0,
  phone: '',
  backupContact: '',
  takesMinors: false,
  walkIn: null,
  usually: NOTHING,
  publicMessage: null,
  governance: { readers: NOTHING, decides: NOTHING, noOfficerReads: false, recordedOn: NEVER },
  retention: RETENTION_BOUNDS,
  readsLanguages: [],
};

/** The intake that a draft would make, with parts that nobody settled left blank. Nothing may be sent by it. */
export function intakeSoFar(draft: IntakeDraft): Intake {
  return { ...UNSETTLED, ...draft };
}

/** The parts that a person has to have settled, be it with the answer that stands there anyway. */
export const SETTLED_PARTS = [
  'hours',
  'promiseDays',
  'phone',
  'backupContact',
  'takesMinors',
  'readsLanguages',
  'walkIn',
  'usually',
  'governance',
  'retention',
] as const satisfies readonly (keyof IntakeDraft)[];

/** The whole intake once every part is settled; null before. */
export function completeIntake(draft: IntakeDraft): Intake | null {
  return SETTLED_PARTS.every((part) => draft[part] !== undefined) ? intakeSoFar(draft) : null;
}
