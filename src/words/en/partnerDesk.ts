import type { LinkState } from '#src/domain/partnerLink.ts';

const states: Readonly<Record<LinkState, string>> = { works: 'Works', ended: 'Ended', revoked: 'Revoked' };
const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** Words of the desk about partner links and window cards. Staff pages are English only (product §7). */
export const partnerDesk = {
  title: 'Links and window cards',
  intro:
    'A link leads an organization that writes often to your form, with fewer questions. A card for a window leads anybody there. A message by a link is read like any other; above the agreed number it is marked, and never refused.',
  numbers: 'The numbers count messages by day, and name none.',
  none: 'No link and no card yet.',
  card: 'Window card',
  columns: {
    name: 'Link',
    state: 'State',
    week: 'Last 7 days',
    quarter: 'Last 90 days',
    ends: 'Last day',
    deeds: 'Change',
  },
  states,
  revokedOn: (day: string) => `on ${day}`,
  /** @example '4 of 10 agreed' */
  week: (n: number, weekly: number | null) => (weekly === null ? String(n) : `${n} of ${weekly} agreed`),
  aboveNow: 'above the agreed number',
  quarter: (n: number, share: number) => `${plural(n, 'message')}, ${share}% of all by links`,
  quarterOver: (over: number) => `${over} above the agreed number`,
  noEnd: 'until it is revoked',
  print: 'Open the card to print',
  revoke: 'Revoke',
  revokeText: (what: string) =>
    `${what} stops at once, and cannot be made to work again. Whoever follows it reads that it stopped, and finds your form, so nobody is turned away.`,
  revokeButton: 'Revoke it now',
  revoked: 'The link is revoked. It does not work any more.',
  tooOld: 'This page was open for too long. Nothing was changed. Your words are still here: press the button once more.',
  made: {
    title: (name: string) => `The link of ${name} works now`,
    cardTitle: 'The window card works now',
    address: 'Its short address',
    second: 'Its second code',
    secondText:
      'Write the second code down now: it is shown this once, and nobody can look it up. With it the organization sees the dates of its own referrals, and nothing else, here:',
    secondLost: 'Lost it? Revoke the link and make another one.',
    tell: 'Give both to one person at the organization. Whoever has the short address can write to you by it.',
  },
  form: {
    title: 'Make a link for an organization',
    text: 'For a shelter, a clinic, a business district, a library. Agree on the number and the last day with them first. Officers have their own way to LEAD.',
    organization: 'Name of the organization',
    organizationHint: 'Everybody who follows the link sees it. No name of a person.',
    relation: 'How do its people know about somebody?',
    relationHint: 'The form then need not ask. The sender can change it.',
    weekly: 'Agreed number of messages a week',
    weeklyHint: 'From 1 to 50',
    endsOn: 'Last day',
    endsOnHint: (latest: string) => `No later than ${latest}`,
    button: 'Make the link',
  },
  cardForm: {
    title: 'Make a window card',
    text: 'One sheet in English and Spanish, with a square to scan. It holds your site and a code, and nothing about anybody. You can make several, one for each block, and revoke one alone.',
    button: 'Make a window card',
  },
  onlyManager: 'A manager of your site makes and revokes links.',
  errors: {
    organization: {
      missing: 'Enter the name of the organization',
      'leads-away': 'Type the name alone, without a number or an address',
      unreadable: 'Type the name again in plain letters',
      'too-long': 'Make the name shorter: 80 characters at most',
    },
    relation: { missing: 'Choose how its people know about somebody' },
    weekly: { missing: 'Enter the agreed number of messages a week', 'no-number': 'Enter a whole number from 1 to 50' },
    ends_on: {
      missing: 'Enter the last day of the link',
      'no-day': 'Enter the last day as year, month and day, like 2027-03-31',
      past: 'Choose a last day that is not over',
      'too-far': 'Choose a last day within a year from today',
    },
  },
  sheet: {
    title: 'Window card',
    back: 'Back to links and cards',
    how: 'Print this page on one sheet, in black and white. Try the square with a phone before you hang it up.',
  },
  /** At the desk, beside an item. */
  mark: {
    fact: 'Came by the link of',
    over: 'above the agreed number',
    /** @example 'Harbor Pantry (above the agreed number)' */
    value: (name: string, over: boolean) => (over ? `${name} (above the agreed number)` : name),
  },
};
