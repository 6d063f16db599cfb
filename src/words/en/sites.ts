import type { Pathway, Stage, WhoMayRefer } from '#src/domain/site.ts';

const stages: Record<Stage, string> = {
  operating: 'Operating',
  launching: 'Starting up',
  exploring: 'Only an idea so far',
  ended: 'Ended',
  unknown: 'Not known if it still works',
};
const who: Record<WhoMayRefer, string> = {
  anyone: 'Anyone may refer',
  partners: 'Officers and partner groups may refer',
  officers: 'Only officers may refer',
  unknown: 'Who may refer is not known',
};
const pathways: Record<Pathway, { name: string; means: string }> = {
  'arrest-diversion': { name: 'Arrest diversion', means: 'an officer offers LEAD in place of an arrest' },
  'social-contact': { name: 'Social contact', means: 'an officer refers a person they know, with no arrest' },
  'community-referral': { name: 'Community referral', means: 'people who are not officers ask for help for somebody' },
};

/** What is said of a site, and the page of one. */
export const sites = {
  stages,
  stageAsOf: (stage: Stage, year: number | null) => {
    if (year === null) return stages[stage];
    if (stage === 'ended') return `${stages[stage]}, ${year}`;
    return stage === 'unknown' ? `Last heard of in ${year}` : `${stages[stage]}, as of ${year}`;
  },
  who,
  pathways,
  card: {
    invented: 'Invented, for the demonstration',
  },
  notConfirmed: 'Not confirmed by the site yet',
  confirmedOn: (day: string) => `Last confirmed by the site on ${day}`,
  page: {
    title: (name: string, state: string) => `${name}, ${state}`,
    description: (name: string, area: string) => `${name}: who may refer, how, and whom it serves. Area: ${area}.`,
    back: 'All sites',
    invented: 'This site is invented, to show how the portal works. Nobody reads what you send.',
    facts: 'About this site',
    sources: 'Where this comes from',
    sourcesText: 'Pages that we read. Some may have changed since.',
    labels: {
      stage: 'Stage',
      launched: 'Started in',
      who: 'Who may refer',
      how: 'How to refer',
      area: 'Area',
      counties: 'Counties',
      zips: 'ZIP codes',
      phone: 'Phone',
      hours: 'Hours, as published',
      openHours: 'Hours, local time',
      languages: 'Somebody there reads',
      website: 'Website',
      host: 'Run by',
      pathways: 'Ways in',
      eligibility: 'Who can take part',
      exclusions: 'Who cannot',
      charges: 'Charges it can divert',
    },
    partly: 'Only in part: see the area above.',
    languages: { en: 'English', es: 'Spanish' },
    openDay: (day: string, from: string, to: string) => `${day}, ${from} to ${to}`,
    chargesNote: 'Officers look at these at an arrest.',
    chargesCommunity: 'For a community referral nobody needs to be charged with anything.',
    phoneReachesOfficers: 'A call to this number may reach officers.',
  },
  ways: {
    unconfirmed: 'Not confirmed by the site.',
    readFirst: 'Read this before you write or call',
    mayHaveStopped: 'We do not know whether it still works.',
    else: 'Other help',
    or211: 'Call 211 for help near the person.',
    or988: 'Call or text 988 in a mental health crisis, day and night.',
    or988More: 'In rare cases this line too can send emergency help.',
    website: 'Look on its website',
    phone: (phone: string) => `Call ${phone}`,
    here: {
      title: 'This site takes messages here',
      promise: (site: string, when: string) => `A person at ${site} reads a message sent now by ${when}.`,
      start: 'Ask this team to reach out',
      form: 'Write to the team',
    },
    paused: {
      title: 'This site takes no messages right now',
      text: 'The team has closed its form for a while. You can call.',
    },
    departs: {
      title: 'Not a place to refer',
      text: 'We list this program so that you know of it. We send nobody there.',
    },
    ended: {
      title: 'This site has ended',
      text: 'It takes no referrals any more. What you read below is kept as a record.',
      next: 'What came after it:',
    },
    'not-yet': {
      title: 'This site is not open yet',
      text: 'It takes no referrals, as far as public pages say.',
    },
    'own-door': {
      title: 'Anyone may refer, but not through this portal yet',
      text: 'The site has a way of its own. Its rules count there, not ours: ask who will read what you tell.',
      form: 'Go to the site’s own page',
      goesTo: (host: string) => `Opens ${host}. You leave this portal.`,
    },
    'door-not-known': {
      title: 'Anyone may refer, but we know of no form or phone',
      text: 'Public pages say that anyone may ask it for help. They do not say how.',
    },
    partners: {
      title: 'For officers and partner groups',
      text: 'You cannot send it a message from here. If you do not work for a partner, ask 211 first. What you tell the program may reach officers.',
    },
    officers: {
      title: 'Only officers may refer here',
      text: 'You cannot send it a message from here, and we know of no other way for people who are not officers. If you contact the program, you may reach officers.',
    },
    unknown: {
      title: 'We do not know who may refer here',
      text: 'Public pages do not say who may refer, or whether the site still works. You cannot send it a message from here.',
    },
  },
};
