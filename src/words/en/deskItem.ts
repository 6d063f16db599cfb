import type { Age, Aware } from '#src/domain/referral.ts';

const minutes = (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}`;
const messages = (n: number) => `${n} ${n === 1 ? 'message' : 'messages'}`;

const aware: Readonly<Partial<Record<Aware, string>>> = {
  no: 'The person does not know of this message. Ask them first, and say who you are, not who wrote.',
  'not-safe': 'The sender holds it unsafe to ask the person. Meet them alone, away from the address given, and never name a message.',
  'yes-unsure': 'The person knows, and is not sure. A no is an answer.',
};
const age: Readonly<Partial<Record<Age, string>>> = {
  'maybe-minor': 'The person may be under 18. Look at Help before you go.',
};

/** Words of an item's page: moves, assignment, who is there, words that are kept. English only, as all of the desk. */
export const deskItem = {
  protect: {
    title: 'To keep the person safe',
    aware,
    age,
    danger: 'The sender was not sure about danger. Think of 911 and 988 before you go.',
    outcome: 'Tell the sender nothing of what became of it, and leave nothing of it with anybody else.',
  },
  moves: {
    reason: 'Reason',
    own: 'In your own words',
    ownHint: 'Sealed. Enter sends it.',
    missing: (button: string) => `Pick or write a reason for “${button}”`,
    tooLong: (most: number) => `Shorten the reason to ${most} characters, the picked one counted`,
    ask: 'At the wish of the person',
    askText:
      'It is closed now and gone within 72 hours, here and for everybody. Only a count stays. For ten minutes this can be taken back here.',
    askButton: 'Erase it',
  },
  undo: {
    can: (by: string, deed: string) => `${by} ${deed}.`,
    you: 'You',
    button: (left: number) => `Undo (${minutes(left)} left)`,
  },
  done: {
    of: (deed: string, received: string) => `Done: you ${deed}. Message received ${received}.`,
    given: 'Given. They find it under Mine.',
  },
  assignment: {
    give: 'Give it to a colleague',
    to: 'Colleague',
    pick: 'Choose who',
    button: 'Give it',
    refused: 'Choose a colleague who is there and can open it',
    back: 'What nobody works on goes back to the whole desk at the end of the next open day.',
  },
  acts: {
    given: (name: string) => `gave this to ${name || 'somebody'}`,
    'returned-untouched': 'returned this to the desk, since nobody had worked on it for an open day',
  },
  portal: 'The portal',
  here: {
    one: (name: string) => `${name} has this open now.`,
    several: (names: string) => `${names} have this open now.`,
    /** Told once, to somebody who does not see the line. */
    came: (names: string) => `Just opened here too: ${names}.`,
    wrote: 'wrote a note',
    ago: (by: string, deed: string, n: number) => (n === 0 ? `${by} ${deed} just now.` : `${by} ${deed} ${minutes(n)} ago.`),
  },
  kept: {
    restored: 'These words were kept from before. They are not saved as a note yet.',
    kept: 'Kept, sealed, for you alone.',
    notKept: 'Not kept yet: the desk is locked, or there is no connection. Your words stay in this box.',
    tooLong: 'Too long to be kept. Your words stay in this box.',
    gone: 'The sender took the message back. These words are kept nowhere but in this box.',
  },
  otherLanguage: {
    title: (language: string) => `The sender’s language is ${language}`,
    read: (language: string) => `Your site says that it reads ${language}. Give it to a colleague who does, or ask one to sit with you.`,
    notRead: (language: string) =>
      `Your site does not say that anybody reads ${language}. Ask your manager for an interpreter, or for a site that reads it.`,
    never: 'Put no word of it into a website or an app that translates: there it leaves the seal.',
    told: 'What the sender was told',
    promise: 'The promise',
    afterwards: 'Their status page, once somebody has opened the details. It says no more than that, whatever you decide',
    silence: 'Why they hear nothing else',
    spoken: 'To say on the phone',
    helpTitle: (language: string) => `A few words of ${language}`,
    spokenHint: 'Somebody else may pick up. Say who you are only once you know that it is the sender.',
  },
  held: {
    close: 'Close the picked ones',
    closeHint: 'For one reason, up to 20 at once. For ten minutes each can be taken back on its own page.',
    why: 'Why',
    pickWhy: 'Choose why they are closed',
    closed: (n: number) => `${messages(n)} closed.`,
    closedLeft: (n: number) => `${messages(n)} stayed: somebody else changed them meanwhile, or there were more than 20.`,
  },
} as const;
