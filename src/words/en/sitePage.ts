import type { RoutingFact } from '#src/domain/site.ts';

const facts: Record<RoutingFact, string> = {
  area: 'its area',
  stage: 'whether it works',
  who: 'who may refer',
  door: 'how to refer',
  phone: 'its phone',
  hours: 'its hours',
};

/** The page of one site: what sites.ts does not say. */
export const sitePage = {
  facts,
  groups: {
    who: 'Who may refer, and for whom',
    where: 'Where',
    when: 'When, and how fast',
    runs: 'Who runs it',
  },
  freshness: {
    label: 'Last confirmed',
    never:
      'Never, by the site itself. All of this comes from public pages, listed at the end. Some of it may be old, so check before you count on it.',
    neverNoSources: 'Never, by the site itself. Check before you count on it.',
    partly: (said: string, day: string) => `The site has confirmed only ${said}, on ${day}. The rest may be old.`,
    fresh: (day: string) => `By the site itself, on ${day}.`,
    ageing: (day: string) => `By the site itself, on ${day}. That is some time ago: check before you count on it.`,
    stale: (day: string) => `By the site itself, on ${day}, and not since.`,
    staleTitle: 'Not confirmed for a long time',
    staleText: (day: string) =>
      `The site last told us on ${day} that this page is true. We have heard nothing since. Phone, hours and rules may have changed.`,
    staleHere: 'Your message still reaches a person: letters about it also go to a second contact there.',
    staleElsewhere: 'Do not count on this page alone. If you cannot reach them, call 211.',
    ended: 'The site has ended. Nobody confirms this page any more.',
    invented: 'This site is invented, for the demonstration.',
  },
  labels: {
    promise: 'It promises',
    measured: 'How soon it read',
    capacity: 'Room for new people',
    minors: 'People under 18',
    walkIn: 'Coming in person',
    closed: 'Closed on',
    decides: 'Who decides',
    reads: 'Who reads messages',
    email: 'Email',
  },
  closedMore: (more: number) => `and ${more} more`,
  promise: (days: number) =>
    `A person reads each message by the end of ${days === 1 ? 'the next business day' : `${days} business days`} after the day it comes. One that comes while the office is closed counts from the next day it is open.`,
  measured: (days: number) => {
    if (days === 0) return 'Half of the messages were read on the day they came.';
    return days === 1 ? 'Half of the messages were read within one day.' : `Half of the messages were read within ${days} days.`;
  },
  measuredUnread: 'More than half of the messages were not read in time.',
  measuredHow: 'Measured by the portal over 60 days, weekends included.',
  noMeasure: 'Too few messages so far to say.',
  capacity: (places: number, most: number | null, day: string) => {
    const free = places === 0 ? 'No free places' : places === 1 ? 'One free place' : `${places} free places`;
    return `${free}${most === null ? '' : ` of ${most}`}, the site said on ${day}.`;
  },
  capacityStillReads: 'You can still write. A person there reads each message.',
  minors: {
    yes: 'This team takes them too.',
    no: 'This team takes adults only.',
    help: 'Help for people under 18',
  },
  daySpan: (from: string, to: string) => `${from} to ${to}`,
  emailReachesOfficers: 'An email to this address may reach officers.',
  noOfficerReads: 'No officer, prosecutor or probation worker sees a message before the person it is about signs for that.',
  recordedOn: (day: string) => `On record since ${day}.`,
  drawnParts: 'Parts that the site drew',
  more: {
    title: 'More about this page',
    yours: 'Is this your site?',
    claim: 'Claim or correct this page',
    aboutYou: 'Did somebody write to a team about you?',
    aboutYouLink: 'Read what you can do',
    data: 'This entry for computers (HSDS)',
  },
};
