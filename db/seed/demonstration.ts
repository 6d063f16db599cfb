import type { Day } from '#src/domain/day.ts';
import type { Opening } from '#src/domain/promise.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { Intake, Listing } from '#src/domain/site.ts';
import type { Role } from '#src/domain/staff.ts';
import { FEDERAL_HOLIDAYS } from './federalHolidays.ts';

/** An invented worker. The passphrase is known to everybody; production refuses this whole site. */
export interface DemonstrationWorker {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passphrase: string;
}

/** Who works at the demonstration's desk (product §8); the first one is shown when the server starts. */
export const DEMONSTRATION_WORKERS = [
  {
    email: 'worker@north-lead.example',
    name: 'Ada Example',
    role: 'manager',
    passphrase: 'lantern pebble velvet walnut mural canopy',
  },
  {
    email: 'second@north-lead.example',
    name: 'Ben Sample',
    role: 'intake',
    passphrase: 'acorn kettle thimble cactus ribbon gravel',
  },
] as const satisfies readonly DemonstrationWorker[];

/** Somebody invented who works at the Bureau: reads what people ask it, decides on changes and claims. */
export const DEMONSTRATION_BUREAU = {
  email: 'reader@bureau.example',
  name: 'Cleo Invented',
  role: 'bureau',
  passphrase: 'parsley harbor sandal violet drizzle tulip',
} as const satisfies DemonstrationWorker;

/** A second one, because nobody at the Bureau decides alone. */
export const DEMONSTRATION_BUREAU_SECOND = {
  email: 'second@bureau.example',
  name: 'Dell Imagined',
  role: 'bureau',
  passphrase: 'mango jigsaw tadpole cupcake blizzard puzzle',
} as const satisfies DemonstrationWorker;

/** An invented site: nobody there reads anything (product §8). */
export const DEMONSTRATION_LISTING: Listing = {
  slug: 'demo-north-lead',
  name: 'North LEAD (demonstration)',
  model: 'lead',
  departs: null,
  state: 'WA',
  area: { en: 'ZIP code 98104 in Seattle (invented)', es: 'el código postal 98104 de Seattle (inventado)' },
  counties: [{ name: 'King', fips: '53033' }],
  partial: false,
  zips: ['98104'],
  shapes: [],
  borderMiles: null,
  stage: 'operating',
  stageAsOf: 2026,
  launched: 2026,
  host: 'Harbor Health (invented)',
  website: null,
  referPage: null,
  phone: '206-555-0100',
  email: null,
  hours: { en: 'Monday to Friday, 9 am to 5 pm', es: 'de lunes a viernes, de 9 a. m. a 5 p. m.' },
  pathways: ['community-referral', 'social-contact', 'arrest-diversion'],
  whoMayRefer: 'anyone',
  whoInWords: {
    en: 'Anyone who knows of somebody who could use help.',
    es: 'Cualquiera que sepa de alguien a quien le vendría bien ayuda.',
  },
  howToRefer: { en: 'Use the form on this page, or call.', es: 'Use el formulario de esta página o llame por teléfono.' },
  policeWarning: null,
  eligibility: [],
  exclusions: [],
  charges: [],
  successor: null,
  sources: [],
  capacity: null,
  checked: {},
  confirmedOn: null,
  demonstration: true,
};

const WORKDAY: Opening = { opens: '09:00', closes: '17:00' };

/** What the invented site has settled before its form opens. */
export function demonstrationIntake(backupContact: string, recordedOn: Day): Intake {
  return {
    status: 'open',
    hours: {
      timeZone: 'America/Los_Angeles',
      weekly: { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY },
      holidays: FEDERAL_HOLIDAYS,
    },
    promiseDays: 1,
    phone: '206-555-0100',
    backupContact,
    takesMinors: false,
    walkIn: null,
    usually: {
      en: 'An outreach worker goes to the place you name, most often within a few days, and asks the person what would help. The person decides.',
      es: 'Alguien del equipo va al lugar que usted indica, casi siempre en pocos días, y le pregunta a la persona qué le ayudaría. La persona decide.',
    },
    publicMessage: null,
    governance: {
      readers: { en: 'case workers of Harbor Health (invented)', es: 'gestoras y gestores de casos de Harbor Health (inventado)' },
      decides: { en: 'the intake team of Harbor Health (invented)', es: 'el equipo de admisión de Harbor Health (inventado)' },
      noOfficerReads: true,
      recordedOn,
    },
    retention: RETENTION_BOUNDS,
    readsLanguages: ['en', 'es'],
  };
}
