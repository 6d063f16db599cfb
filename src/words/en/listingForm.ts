import { MOST_BORDER_MILES, NEARBY_MILES } from '#src/domain/routing.ts';
import { listing } from './listing.ts';

/** What the forms of a listing ask, box by box, with the help beside each. Staff pages are English only (product §7). */

interface Help {
  /** Left out: the name of the fact. */
  readonly label?: string;
  readonly hint?: string;
}

/** By the name of the box, or of the field that the box belongs to. */
const boxes: Readonly<Record<string, Help>> = {
  // The small forms of the page itself, and of the draft.
  status: { label: listing.quick.statusLegend },
  phrase: { label: listing.quick.phrase },
  until: { label: listing.quick.until, hint: listing.quick.untilHint },
  message: { label: listing.quick.own, hint: listing.quick.ownHint },
  first: { label: listing.quick.first, hint: listing.quick.dayHint },
  last: { label: listing.quick.last, hint: listing.quick.lastHint },
  days: { label: listing.quick.slowerLabel },
  what: { label: listing.quick.hide },
  words: { label: listing.waiting.answer },
  source: { label: listing.draft.source, hint: listing.draft.sourceHint },
  reason: { label: listing.draft.reason, hint: listing.draft.reasonHint },

  name: { label: 'Name of your site', hint: 'As people say it, like North LEAD' },
  host: { label: 'Who runs it', hint: 'The organization that employs the team' },
  website: { label: 'Website', hint: 'Begins with https://' },
  launched: { label: 'Year in which it started' },
  stage: { label: 'Does your site work?' },
  stageAsOf: { label: 'As of which year', hint: 'The year in which this was last known to be so' },
  successor: { label: 'What came after it', hint: 'Only if it ended: a listing here, or a page elsewhere' },
  'successor.here': { label: 'A listing here', hint: 'The end of its address: the part after /sites/' },
  'successor.name': { label: 'Or its name' },
  'successor.url': { label: 'And its page', hint: 'Begins with https://' },
  area: {
    label: 'Your area in words',
    hint: 'People are asked “Is the person in …?” with these words, so write them to fit: the north of Seattle',
  },
  counties: { label: 'Counties', hint: 'One on each line, like King County, WA' },
  partial: { label: 'Do you serve all of these counties?', hint: 'If not, people are asked first whether the person is in your area' },
  zips: {
    label: 'ZIP codes',
    hint: 'One on each line. Leave this empty if whole counties are served: where ZIP codes stand here, the counties alone no longer lead to you',
  },
  borderMiles: {
    label: 'How near your border should we ask?',
    hint: `In miles, 0 to ${MOST_BORDER_MILES}. Left empty: ${NEARBY_MILES} miles, as everywhere. A place that near is asked about, never sent to you in silence`,
  },
  'shapes.keep': { label: 'Keep this drawn area' },
  'shapes.new.geojson': {
    label: 'GeoJSON',
    hint: 'Paste a polygon from a drawing tool, such as geojson.io or your GIS. Longitude comes first. About 1,000 corners fit',
  },
  'shapes.words': { label: 'In words', hint: 'People are asked “Is the person in …?” with these words' },
  whoMayRefer: { label: 'Who may refer?', hint: 'The widest group. Opening it to anyone waits a day after the Bureau agrees' },
  whoInWords: { label: 'Who may refer, in your words', hint: 'One or two sentences' },
  pathways: { label: 'Ways in' },
  howToRefer: { label: 'How to refer, in your words', hint: 'One or two sentences' },
  referPage: { label: 'Your own page for referrals', hint: 'Begins with https://' },
  phone: { label: 'Phone', hint: 'Ten digits. People who are not officers may call it' },
  'intake.phone': {
    label: 'Phone of the team',
    hint: 'Ten digits. It stands on the form, on every receipt, and wherever the form cannot be used',
  },
  email: { label: 'Mailbox for the public', hint: 'A mailbox of the team, never of one person' },
  'intake.walkIn': { label: 'Where and when people can walk in' },
  policeWarning: {
    label: 'Warning about police',
    hint: 'If police or prosecutors may learn what somebody tells you, or be sent: say so. It stands above your phone and form',
  },
  hours: { label: 'Hours, in words', hint: 'Like Monday to Friday, 9 am to 5 pm' },
  'intake.hours': { label: 'Your week', hint: 'Like 9 am and 5 pm. Leave both boxes of a day empty if you are closed' },
  'intake.hours.timeZone': { label: 'Whose clock' },
  'intake.hours.holidays': {
    label: 'Days ahead on which you are closed',
    hint: 'One on each line, like Thursday, December 24, 2026 or 12/24/2026',
  },
  'intake.promiseDays': {
    label: 'Business days until a person has read a message',
    hint: '1 to 10. A slower promise goes live at once; a faster one waits for the Bureau',
  },
  capacity: { label: 'Room for new people', hint: 'Leave it empty if you do not want to say. It goes live at once' },
  'capacity.places': { label: 'Free places' },
  'capacity.most': { label: 'Places in all' },
  'capacity.again': { label: 'Still so today' },
  'intake.usually': {
    label: 'What you usually do after reading',
    hint: 'It stands above the form and on the receipt. Promise no more than you do',
  },
  'intake.readsLanguages': { label: 'Languages that somebody there reads' },
  'intake.takesMinors': { label: 'Do you work with people under 18?', hint: 'If not, who writes about a child is led to another door' },
  'intake.backupContact': {
    label: 'Backup contact',
    hint: 'Told when a promise is missed, and when your listing gets old. Not the person who reads the queue each day',
  },
  eligibility: { label: 'Who can take part' },
  exclusions: { label: 'Who cannot' },
  charges: { label: 'Charges that you can divert', hint: 'Officers look at these at an arrest' },
  'intake.governance': { label: 'No officer reads' },
  'intake.governance.readers': {
    label: 'Who employs the people who read messages',
    hint: 'It completes “Read by …”: case workers of Harbor Health',
  },
  'intake.governance.decides': { label: 'Who decides', hint: 'It completes “Decided by …”: the intake team' },
  'intake.governance.no_officer': {
    label: 'No officer, prosecutor or probation worker sees a referral before the person signs a release',
    hint: 'A site can be on this portal only while this is true. A release is a paper by which the person allows you to share; the person signs it, or not',
  },
  'intake.governance.recorded_on': {
    label: 'Agreed on',
    hint: 'The day on which those who run your site settled the two answers and the sentence above, like March 2, 2026',
  },
  'intake.retention.open': { label: 'Open messages, days at most', hint: '1 to 90' },
  'intake.retention.handedOver': { label: 'After handing over to case management, days', hint: '1 to 14' },
  'intake.retention.closed': { label: 'Closed for another reason, days', hint: '1 to 30' },
  'intake.retention.wrongDoor': { label: 'Meant to harm, wrong, or about a child, days', hint: '1 to 3' },
  'intake.retention.contactAfterDecision': { label: 'Name and number of the sender, days after the decision', hint: '1 to 14' },
};

/** What to do about a box that cannot be taken; `detail` is the text or the numbers that it is about. */
const errors = {
  missing: (_: string) => 'Fill this in',
  'missing-en': (_: string) => 'Write it in English too',
  'missing-es': (_: string) => 'Write it in Spanish too',
  'fewer-lines-en': (counts: string) => `Write as many lines in English as in Spanish: there are ${counts}`,
  'fewer-lines-es': (counts: string) => `Write as many lines in Spanish as in English: there are ${counts}`,
  'too-many-lines': (most: string) => `Use at most ${most}`,
  'too-long': (most: string) => `Shorten this to ${most} characters`,
  unreadable: (_: string) => 'Take out the signs that are not letters, such as control characters',
  'not-a-choice': (_: string) => 'Choose one of these',
  url: (_: string) => 'Enter an address that begins with https:// and names a website, without a user name or a port',
  phone: (_: string) => 'Enter a phone number of ten digits, like 206-555-0100',
  mailbox: (_: string) => 'Enter an email address, like team@example.org',
  year: (bounds: string) => `Enter a year from ${bounds}`,
  number: (bounds: string) => `Enter a whole number from ${bounds}`,
  time: (typed: string) => `“${typed}” is not a time. Write it like 9 am or 5:30 pm`,
  'monday-first': (_: string) => 'Enter both times of Monday first',
  'half-day': (_: string) => 'Enter both times, or leave both empty',
  'closes-first': (_: string) => 'Enter a time after the opening; write pm for the afternoon',
  'no-day': (_: string) => 'Enter the hours of at least one day',
  'never-open': (_: string) => 'Keep at least one day open. To close for longer, pause the form',
  day: (typed: string) => `“${typed}” is not a day. Write it like March 5, 2026, with the year and the right weekday`,
  'day-ahead': (typed: string) => `“${typed}” is past or too far ahead. Enter a day from today on`,
  'day-behind': (_: string) => 'Enter a day that is not in the future',
  'day-span': (most: string) => `Enter a last day that is after the first, at most ${most} days in all`,
  county: (typed: string) => `“${typed}” is no county that we know. Write it like King County, WA`,
  'county-elsewhere': (typed: string) => `“${typed}” lies in another state. Ask the Bureau to change the state`,
  zip: (typed: string) => `“${typed}” is not a ZIP code. Enter five digits`,
  'zip-unknown': (typed: string) => `We know no ZIP code ${typed}. Check its digits`,
  shape: (sentence: string) => sentence,
  'more-than-most': (_: string) => 'Enter at least as many as there are free places',
  'officer-reads': (_: string) =>
    'A site can be on this portal only while this is true. If it is not, do not save: call the Bureau, and pause your form if it is open',
  'open-message': (_: string) => 'Nothing more is read beside an open form. Choose “Open, with a word of warning”, or take the words away',
  'one-message': (_: string) => 'Keep either an offered sentence or your own words: people read one of them',
  'until-alone': (_: string) => 'Choose a sentence that we offer for this day to stand in, or leave it empty',
  successor: (typed: string) => `There is no other listing “${typed}”. Enter the end of its address`,
  'successor-both': (_: string) => 'Enter either a listing here or a page elsewhere',
};

export const listingForm = {
  boxes,
  errors,
  partial: { whole: 'Yes, all of them', part: 'No, only a part' },
  yesNo: { yes: 'Yes', no: 'No' },
  opens: (day: string) => `${day} opens`,
  closes: (day: string) => `${day} closes`,
  sameHours: 'Same hours Tuesday to Friday',
  sameHoursHint: 'Replaces what stands in the boxes of Tuesday to Friday. Nothing is saved before you press the button at the end',
  sameHoursFilled:
    'Monday’s hours now stand in the boxes of Tuesday to Friday. Nothing is saved yet: look at each day, empty those on which nobody is there, then save.',
  day: 'Day',
  opensShort: 'Opens',
  closesShort: 'Closes',
  shape: (nth: number) => `Drawn area ${nth}`,
  newShape: 'Add a drawn area',
  backupTrouble: (name: string) => `${name} (letters do not arrive)`,
  oneLineEach: 'One line for each point. The lines stand beside each other: the first English line is the first Spanish one',
};
