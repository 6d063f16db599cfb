import type { Year } from '#src/domain/totals.ts';

/** What the server adds to the privacy page: who runs the portal, and the yearly totals. */
export const privacy = {
  operator: {
    runs: 'This portal is run by',
    reach: 'Write to',
    security: 'Found a hole in its security? Write to the same address.',
    nobody: 'This is a demonstration on one machine. Nobody runs it, so there is nobody to write to.',
  },
  totals: {
    heading: 'Totals by year',
    intro: 'All sites together. ',
    meaning: 'What each of these numbers means',
    invented: 'This is a demonstration: its numbers are made up of things that people tried out.',
    year: 'Year',
    received: 'Referrals received',
    read: 'Read by a person',
    takenBack: 'Taken back',
    shared: 'Copies that left a site',
    askedToErase: 'Erased because the person asked',
    lawfulDemands: 'Lawful demands',
    fewPeople: 'fewer than 11',
    fewDemands: 'from 1 to 10',
    soFar: (year: Year) => `${year}, so far`,
    from: (day: string) => `told from ${day}`,
    rules: [
      'Counts of people are told once the year is over and nothing can change them any more. A number that grows while you watch would tell of each single message.',
      'A count of people under 11 reads “fewer than 11”. So does zero, since “none” can also tell something about somebody.',
      'Lawful demands are about those who run the portal, so their number stands here at once, and zero reads 0. One to ten of them read “from 1 to 10”.',
      'A court can forbid those who run the portal to speak of a demand. Such a demand is missing here until they may.',
    ],
  },
};
