import type { ListingField, Pace } from '#src/domain/listing.ts';
import type { RoutingFact, Stage } from '#src/domain/site.ts';

/** What staff pages call each fact of a listing, and its values. Staff pages are English only (product §7). */
const labels: Readonly<Record<ListingField, string>> = {
  name: 'Name',
  model: 'Model',
  departs: 'How it departs from the model',
  state: 'State',
  area: 'Area in words',
  counties: 'Counties',
  partial: 'Covers its counties',
  zips: 'ZIP codes',
  shapes: 'Drawn areas',
  borderMiles: 'How near the border we ask',
  stage: 'Stage',
  stageAsOf: 'Stage as of',
  launched: 'Started in',
  host: 'Run by',
  website: 'Website',
  referPage: 'Page for referrals',
  phone: 'Phone',
  email: 'Mailbox for the public',
  hours: 'Hours in words',
  pathways: 'Ways in',
  whoMayRefer: 'Who may refer',
  whoInWords: 'Who may refer, in words',
  howToRefer: 'How to refer',
  policeWarning: 'Police warning',
  eligibility: 'Who can take part',
  exclusions: 'Who cannot',
  charges: 'Charges it can divert',
  capacity: 'Room for new people',
  successor: 'What came after it',
  sources: 'Sources',
  'intake.status': 'The form',
  'intake.publicMessage': 'Public message',
  'intake.hours': 'Opening hours',
  'intake.promiseDays': 'Promise',
  'intake.phone': 'Phone of the team',
  'intake.backupContact': 'Backup contact',
  'intake.takesMinors': 'People under 18',
  'intake.walkIn': 'Walk-in',
  'intake.usually': 'What you usually do',
  'intake.governance': 'Who reads and who decides',
  'intake.retention': 'How long messages are kept',
  'intake.readsLanguages': 'Languages read there',
};

const paces: Readonly<Record<Pace, string>> = {
  'at-once': 'At once',
  review: 'After the Bureau agrees',
  'review-then-wait': 'A day after the Bureau agrees',
};

/** Why a part of a change takes the time it does. */
const paceReasons: Readonly<Record<Pace, string>> = {
  'at-once': 'It can only protect people or tell them more, so nobody has to wait for it.',
  review: 'A second pair of eyes looks at it, because people count on what stands there.',
  'review-then-wait':
    'It sends people or their words somewhere new. For 24 hours after the Bureau agrees, whoever has the old address can still stop it.',
};

const facts: Readonly<Record<RoutingFact, string>> = {
  area: 'Area',
  stage: 'Stage',
  who: 'Who may refer',
  door: 'How to refer',
  phone: 'Phone and mailbox',
  hours: 'Hours',
};

const stages: Readonly<Record<Stage, string>> = {
  operating: 'Operating',
  launching: 'Starting up',
  exploring: 'Only an idea so far',
  ended: 'Ended',
  unknown: 'Not known if it still works',
};

/** Clocks by their names; one that is not here is shown by its own. */
const zones: Readonly<Record<string, string>> = {
  'America/New_York': 'Eastern (New York)',
  'America/Chicago': 'Central (Chicago)',
  'America/Denver': 'Mountain (Denver)',
  'America/Phoenix': 'Mountain, no summer time (Phoenix)',
  'America/Los_Angeles': 'Pacific (Los Angeles)',
  'America/Anchorage': 'Alaska (Anchorage)',
  'Pacific/Honolulu': 'Hawaii (Honolulu)',
  'America/Puerto_Rico': 'Atlantic (Puerto Rico)',
};

const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

export const listingFields = {
  labels,
  paces,
  paceReasons,
  facts,
  stages,
  nothing: 'Nothing',
  yes: 'Yes',
  no: 'No',
  stay: (lines: number) => `${plural(lines, 'line')} as before`,
  sides: { from: 'Now', to: 'New' },
  sidesPast: { from: 'Before', to: 'After' },
  /** A line that stands in both languages. */
  language: { en: (words: string) => `English: ${words}`, es: (words: string) => `Spanish: ${words}` },
  models: { lead: 'LEAD', 'lead-model': 'Like LEAD, under another name', departs: 'Departs from the model' },
  who: {
    anyone: 'Anyone',
    partners: 'Officers and partner groups',
    officers: 'Officers only',
    unknown: 'Not known',
  },
  pathways: {
    'arrest-diversion': 'Arrest diversion',
    'social-contact': 'Social contact by officers',
    'community-referral': 'Community referral',
  },
  readsLanguages: { en: 'English', es: 'Spanish' },
  status: { open: 'Open', limited: 'Limited', paused: 'Paused' },
  partial: { true: 'Only in part', false: 'Entirely' },
  minors: { true: 'Are taken', false: 'Are led to another door' },
  county: (name: string, fips: string) => `${name} (county code ${fips})`,
  shape: (spots: number, middle: string, size: string) => `Drawn with ${plural(spots, 'corner')}, around ${middle}, ${size}`,
  shapeSize: (wide: string, high: string) => `${wide} miles wide and ${high} miles high`,
  miles: (miles: number) => plural(miles, 'mile'),
  milesUsual: (miles: number) => `${plural(miles, 'mile')}, as everywhere`,
  businessDays: (days: number) => plural(days, 'business day'),
  open: (day: string, from: string, to: string) => `${day}, ${from} to ${to}`,
  closedOn: (day: string) => `Closed on ${day}`,
  neverOpen: 'Never open',
  zones,
  zone: (name: string) => `Clock: ${zones[name] ?? name}`,
  capacity: (places: number, most: number | null, day: string) =>
    `${most === null ? plural(places, 'place') : `${places} of ${plural(most, 'place')}`} for new people, as of ${day}`,
  successorHere: (slug: string) => `The listing “${slug}”`,
  successor: (name: string, url: string) => `${name}, ${url}`,
  source: (url: string, supports: string) => `${url} (${supports})`,
  governance: {
    readers: (words: string) => `Read by ${words}`,
    decides: (words: string) => `Decided by ${words}`,
    readersEs: (words: string) => `Lo leen ${words}`,
    decidesEs: (words: string) => `Lo decide ${words}`,
    noOfficer: 'No officer, prosecutor or probation worker sees a referral before the person signs a release',
    officer: 'An officer, prosecutor or probation worker may see a referral',
    recordedOn: (day: string) => `Recorded on ${day}`,
  },
  retention: {
    open: (days: number) => `Open messages: ${plural(days, 'day')} at most`,
    handedOver: (days: number) => `Handed over to case management: ${plural(days, 'day')}`,
    closed: (days: number) => `Closed for another reason: ${plural(days, 'day')}`,
    wrongDoor: (days: number) => `Meant to harm, wrong or about a child: ${plural(days, 'day')}`,
    contactAfterDecision: (days: number) => `Name and number of the sender, after the decision: ${plural(days, 'day')}`,
  },
  somebody: 'Somebody of the team',
};
