import type { RoutingFact } from '#src/domain/site.ts';

const facts: Record<RoutingFact, string> = {
  area: 'Where you work',
  stage: 'Stage',
  who: 'Who may refer',
  door: 'How to refer',
  phone: 'Phone and email',
  hours: 'Hours',
};

/** The page behind the monthly letter to a team: is what people read still true? */
export const stillTrue = {
  title: 'Is your listing still true?',
  lead: (name: string) => `This is what people read about ${name}.`,
  why: 'They go by it when they look for help. Read it line by line, then choose at the end.',
  stale: {
    title: 'This listing is getting old',
    text: 'Nobody from your team has said yes for more than three months. People who read it are told so.',
  },
  facts,
  empty: 'Nothing is said here.',
  confirmed: (day: string) => `Your team said yes to this on ${day}.`,
  never: 'Your team has not said yes to this yet.',
  allConfirmed: (day: string) => `Your team last said yes to all of it on ${day}.`,
  allNever: 'Your team has not said yes to any of it yet.',
  form: {
    open: 'The form here on this portal is open.',
    limited: 'The form here on this portal is open, and says that you have little room.',
    paused: 'The form here on this portal is closed for now.',
  },
  successor: (name: string) => `After you came: ${name}`,
  counties: (names: string) => `Counties: ${names}`,
  partly: 'Only parts of these counties',
  zips: (zips: string) => `ZIP codes: ${zips}`,
  openDay: (day: string, from: string, to: string) => `${day}, ${from} to ${to}`,
  ask: {
    title: 'Is all of it true today?',
    hint: 'Press this only when every line is right. Your page will then show the day of today.',
    yes: 'Yes, all of this is true today',
  },
  wrong: {
    title: 'Something is wrong',
    first: 'Then do not press the button above. Mend it first:',
    signIn: 'Sign in and change the listing',
    signInWhen: 'if you have an account here',
    claim: 'Ask to keep this page yourself',
    claimWhen: 'if your team has no account yet',
    operator: (name: string) => `Or write to ${name}, who runs this portal:`,
  },
  done: {
    title: 'Thank you. We have noted it.',
    text: (day: string) => `People now read that your team said yes on ${day}.`,
    next: 'We ask you again in a month.',
    page: 'See the page as people see it',
  },
  changed: {
    title: 'This listing has just changed',
    text: 'It is not what you saw when you opened the page, so nothing was noted. Read it once more.',
  },
  tooOld: {
    title: 'This link is too old',
    text: (days: number) => `A link from our letter works for ${days} days. The next letter brings a new one.`,
  },
  noKey: {
    title: 'This link is not complete',
    text: 'It may have been cut off. Go back to the letter and open the whole link, or copy all of it.',
  },
  nothingNoted: 'Nothing was noted.',
};
