import type { AskerRole } from '#src/domain/bureauMessage.ts';
import type { Hint } from '#src/domain/hints.ts';

const roles: Record<AskerRole, string> = {
  official: 'Elected or appointed official',
  police: 'Police or sheriff',
  prosecutor: 'Prosecutor',
  defender: 'Public defender',
  provider: 'Health or service provider',
  business: 'Business or faith group',
  advocate: 'Neighbor or advocate',
  other: 'Something else',
};

const aboutSomebody =
  'This may be about a particular person. If it is, take it out: the Bureau erases such words and does nothing with them.';
const hints: Record<Hint, string> = {
  danger: 'If someone is in danger now, call 911, or call or text 988. Nobody reads this in time.',
  ssn: aboutSomebody,
  'birth-date': aboutSomebody,
  card: aboutSomebody,
  diagnosis: aboutSomebody,
  papers: aboutSomebody,
  address: aboutSomebody,
  slur: aboutSomebody,
  police: aboutSomebody,
};

/** The form to the Bureau, for people who want LEAD where they are. */
export const startASite = {
  roles,
  hints,
  title: 'Ask the Bureau how to start',
  intro: 'For people who want LEAD in their own town or county. You write to the LEAD Support Bureau, which helps places begin.',
  whoReads: 'Staff of the Bureau read this, and nobody else. Your words are kept sealed: those who run this website cannot open them.',
  noDay: 'There is no set day for the answer.',
  erased: (days: number, answered: number) =>
    `We erase it ${days} days after you send it, at the latest. Once it is answered, ${answered} days later at most.`,
  demo: 'This is a demonstration. Nobody reads what you send here.',
  form: {
    place: 'ZIP code of the place',
    placeHint: 'Five digits',
    role: 'Which of these fits you best?',
    contact: 'Your email or phone number',
    contactHint: 'So that the Bureau can answer you',
    name: 'Your name',
    question: 'What would you like to ask?',
    questionHint: (most: number) => `About the place and the program, not about a person. ${most} characters at most.`,
    notAboutAPerson:
      'Do not write about a particular person. This is not a referral; nobody will reach out to anyone because of it. Words about a person are passed on to nobody. The Bureau has them erased within 72 hours after somebody there marks them so.',
    referLink: 'To ask for help for somebody, use the referral form.',
    hintsTitle: 'Before you send',
    send: 'Send to the Bureau',
    offline: 'There is no connection right now. Your words are still here. Press Send again when you are back online.',
  },
  errors: {
    place: 'Enter the ZIP code of the place',
    notAZip: 'Enter a ZIP code of five digits, like 98104',
    noSuchZip: 'We do not know this ZIP code. Check the five digits, or enter one nearby',
    role: 'Choose the answer that fits you best',
    contact: 'Enter an email or a phone number, so that you can get an answer',
    noWayToAnswer: 'Enter a full email, like name@example.org, or a phone number with area code',
  },
  hinted: {
    title: 'Your message is not sent yet',
    text: 'Your words may be about a person, or about danger. We show what to think of first. Then press Send again: it goes as you leave it.',
    toQuestion: 'Go to your words',
  },
  notTaken: {
    renewed: 'This page was open for a long time. Your words are all here. Press Send once more.',
    'too-many':
      'Many messages came from your network in the last hour, so this one was not taken. Your words are still here. Try again in an hour.',
    full: 'More messages wait than the Bureau can look through, so this one was not taken. Your words are still here. Try again tomorrow.',
    failed: 'Something went wrong on our side, and nothing was sent. Your words are still here. Try again.',
  },
  otherwise: 'You can also write to the Bureau through its own website:',
  bureauSite: 'leadbureau.org',
  nobody: {
    text: 'Nobody reads messages here yet, so there is no form. A message that nobody reads would only cost you time.',
    instead: 'Write to the Bureau through its own website:',
    kept: 'Nothing was sent. These are your words, to copy:',
  },
  received: {
    title: 'The Bureau has your message',
    next: 'A person at the Bureau reads it and answers in the way that you gave. There is no set day for that.',
    noOutreach: 'This message sends nobody out to anyone. If a person needs help now, these numbers answer:',
    once: 'One form counts once. To add or change something, write again.',
    again: 'Write another message',
    none: 'There is nothing to show here. This page tells for ten minutes that a message came, in the browser that sent it.',
    toForm: 'Go to the form',
  },
};
