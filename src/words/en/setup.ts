import type { PersonState } from '#src/domain/person.ts';
import type { ReadinessGap } from '#src/domain/readiness.ts';
import type { OneHolderReason } from '#src/domain/setup.ts';
import type { SetupStepName } from '#src/domain/setupSteps.ts';

/** The pages on which a site sets itself up. Staff pages are English only (product §7). */

interface StepWords {
  readonly title: string;
  /** On the list: what it is for. */
  readonly what: string;
  readonly lead: string;
}

const steps: Readonly<Record<SetupStepName, StepWords>> = {
  key: {
    title: 'Make your own key',
    what: 'Three questions, then six words that you write down.',
    lead: '',
  },
  sheet: {
    title: 'Make the key of your site, and its paper sheet',
    what: 'Have a printer or a pen, and a second person beside you.',
    lead: 'What people write is locked with the key of your site. Only people of your site can open it: not we, and not whoever runs the computers.',
  },
  second: {
    title: 'Bring in a second person who can read',
    what: 'If you fall ill, messages still get read.',
    lead: 'One person alone may fall ill or leave. A second one keeps your promise.',
  },
  hours: {
    title: 'Your hours and closed days',
    what: 'When your team is there. Your promise counts by them.',
    lead: 'When is the team there that reads messages? Your promise counts these hours, and no others.',
  },
  promise: {
    title: 'Your promise',
    what: 'By when a person has read a message.',
    lead: 'Whoever writes is told by when a person has read it. Promise what you can keep in a bad week.',
  },
  reach: {
    title: 'Phone, backup and languages',
    what: 'How people reach you, and who is told if a promise is missed.',
    lead: 'How people reach you when the form does not help, and who is told when something goes wrong.',
  },
  words: {
    title: 'What you usually do',
    what: 'Your own sentences above the form, in English and in Spanish.',
    lead: 'People read these sentences before they write. They need both languages: ask a colleague who writes Spanish, or take a ready sentence.',
  },
  readers: {
    title: 'Who reads and who decides',
    what: 'That no officer reads, on record.',
    lead: 'People read this before they write. Most of them ask first whether the police will see it.',
  },
  erasing: {
    title: 'How long messages are kept',
    what: 'The longest times are filled in. Shorter is fine.',
    lead: 'The portal erases by itself. The longest times that are allowed are filled in: save them as they are, or choose shorter ones.',
  },
  rehearsal: {
    title: 'Rehearse',
    what: 'A marked test goes the whole way, as a real message would.',
    lead: '',
  },
  open: {
    title: 'Open your form',
    what: 'From then on people can write to you.',
    lead: 'Read it through once more. From the moment you press the button, people can write to you, and your promise counts.',
  },
};

const reasons: Readonly<Record<OneHolderReason, string>> = {
  'second-person-named': 'A second person is named, and joins us later',
  'one-person-team': 'Our team is one person',
};

const personStates: Readonly<Record<PersonState, string>> = {
  invited: 'Invited. They have not signed in yet.',
  'invitation-over': 'Their invitation is over. Type the same address below: a new letter goes out.',
  'no-answers': 'Signed in. They still have to answer the three questions.',
  'listing-only':
    'They answered yes to one of the three questions, so they keep the listing and cannot open messages. If that was a mistake, type the same address below: they answer anew.',
  'no-key': 'They answered the questions. They still have to write down their six words.',
  'waits-for-access': 'Ready. Compare the four words, then give access.',
  opens: 'Can read messages.',
  suspended: 'Suspended.',
  left: 'Has left.',
};

/** What keeps the form shut, and on which step it is mended. */
const gaps: Readonly<Record<ReadinessGap, string>> = {
  'departs-from-model': 'Your program departs from the LEAD model in a way that can harm. Talk to the Bureau.',
  hours: 'There is no day on which you are open.',
  holidays: 'No closed day is listed.',
  promise: 'There is no promise.',
  phone: 'There is no phone.',
  'backup-contact':
    'Your backup contact has not signed in yet, or does not work with you any more. Wait for them, or choose somebody else.',
  governance: 'It is not on record that no officer reads.',
  languages: 'No language is ticked that somebody reads.',
  retention: 'Messages would be kept longer than allowed.',
  'both-languages': 'One of your sentences, or the words for your area in your listing, stands in one language only.',
  key: 'Your site has no key yet.',
  'second-key-holder': 'Only one person can read.',
  'recovery-sheet': 'The paper sheet is not confirmed.',
  rehearsal: 'No rehearsal came through in the last seven days.',
};

export const setup = {
  title: 'Set up your site',
  nav: 'Set up',
  back: 'All steps',
  intro: (site: string) =>
    `Eleven short steps, then people can write to ${site}. Stop whenever you like: each step is kept when you save it.`,
  stuck: {
    title: 'If you get stuck',
    operator: (name: string) => `${name} helps you:`,
    bureau: 'The Bureau helps you. Ask it what you need, and say how to reach you:',
    bureauLink: 'Write to the Bureau',
    keep: 'Never send your six words or the paper sheet to anybody.',
  },
  already: {
    title: 'Your site is set up',
    text: (site: string) => `The steps for ${site} are done. What they were about stands on these pages now, and you can change it there:`,
    places: [
      { href: '/staff/listing/', link: 'Your listing', what: 'What people read, your hours, your promise, and when messages are erased' },
      { href: '/staff/people/', link: 'People', what: 'Who works here, who can open messages, and the paper sheet' },
      { href: '/staff/rehearsal/', link: 'Rehearsal', what: 'A marked test goes the whole way, as a real message would' },
    ],
  },
  left: (minutes: number) => (minutes === 0 ? '' : `What is left takes about ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`),
  minutes: (n: number) => (n === 1 ? 'about 1 minute' : `about ${n} minutes`),
  stepOf: (n: number, all: number) => `Step ${n} of ${all}`,
  states: { done: 'Done', next: 'Next', later: 'To do', blocked: 'Later' },
  blocked: {
    key: 'You answered yes to one of the three questions, so you keep the listing and hold no key. Was that a mistake? Whoever asked you to set the site up invites you again, and you answer anew. If yes is right, they invite somebody else to take these steps.',
    sheet: 'Comes after your own key.',
    second: 'Comes after the key of your site.',
    rehearsal: 'Comes when your site has its key and the answers of steps 4 to 9 are saved.',
    open: 'Comes when everything above is done.',
  } as Readonly<Partial<Record<SetupStepName, string>>>,
  saved: (title: string) => `Saved: ${title}`,
  nextStep: (title: string) => `Next: ${title}`,
  steps,
  reasons,
  personStates,
  gaps,
  save: 'Save and go on',
  tooOld: { title: 'This page was too old', text: 'Nothing was saved. What you typed still stands here: press the button once more.' },
  theirs: {
    title: 'A colleague saved this step while you were writing',
    text: 'Nothing of yours is saved yet. This is what they saved. Bring both together below, then press the button: what stands in the boxes then counts.',
    empty: '(empty)',
  },
  holidaysGiven:
    'The federal holidays of the next twelve months stand in the list. Take out those on which you are there, and add your own closed days.',
  zoneGiven: 'We began with the clock of most people in your state.',
  promise: {
    label: 'Business days until a person has read a message',
    hint: '1 to 10. You can make it slower later at once; to make it faster, the Bureau looks at it first',
    needsHours: 'Save your hours first: then you see here what people would read.',
    table: 'If somebody wrote now',
    days: 'You promise',
    reads: 'They would read',
    nDays: (n: number) => (n === 1 ? '1 business day' : `${n} business days`),
  },
  sheet: {
    first: [
      'The paper sheet opens the key of your site when everybody who could is gone or has lost their words. Without it, what waits then stays closed for ever.',
      'So do this in two: you print or write, and a second person types its last line from the paper. It is shown once.',
    ],
    make: 'Make the key and show the sheet',
    doneTitle: 'The sheet is on paper',
    doneText: (day: string) =>
      `Its last line was typed from the paper on ${day}. It belongs in a safe or a locked drawer, and a copy with your director.`,
    again: 'A new sheet, whenever you need one: People.',
    lostTitle: 'A sheet was made, and nobody typed its last line yet',
    lostText:
      'Its page is gone, and it cannot be shown again. If you have not written all of it down, make a new sheet. From that moment whatever you wrote down before opens nothing: tear it up.',
    tooOld: 'This page was too old. Nothing was done: press the button once more.',
    loadedAgain:
      'No sheet was made just now. The one that was made last counts, and every older paper opens nothing. It is not shown again.',
    lostCheck: 'If you have all five lines on paper, you need no new one. Type them in under',
    lostCheckLink: 'The paper sheet',
    anew: 'Make a new sheet',
    shownTitle: 'Print this sheet now, or copy it by hand',
    shownOnce: 'It is shown this once. Do not take a photo, and do not save this page: paper is safe because no computer holds it.',
    print: 'To print, use the menu of your browser. Only the sheet is printed. By hand, tick each line as you finish it.',
    line: (n: number) => `Line ${n} is on paper`,
    paperTitle: (site: string) => `Recovery sheet of ${site}`,
    paperMade: (day: string) => `Made on ${day}. Every older sheet opens nothing.`,
    paperWhat:
      'Whoever has this sheet and signs in as a manager can open every message of this site. Keep it locked away. A second copy goes to the director.',
    paperUse: 'To use it: sign in, open People, and type these lines.',
    paperPrints:
      'When the lines are typed in, the portal can tell by the two digits at the end of a line whether that line is right. They are no part of the key.',
    keep: 'Then keep the paper in a safe or a locked drawer at your site. A second copy goes to the director. Whoever has it and signs in as a manager can open every message of this site.',
    confirmTitle: 'Now the second person',
    confirm: 'Take the paper in your hand and cover the sheet on the screen. Then type its last line.',
    confirmAgain: 'The sheet is not on the screen any more. Take the paper in your hand and type its last line.',
    tail: 'Line 5, typed from the paper',
    tailHint: 'Capitals and spaces do not matter. With or without the two digits behind it',
    submit: 'It is on paper',
    empty: 'Type line 5 from the paper',
    different: 'That is not line 5 of the sheet. Look at the paper once more: 0 and O, 1 and I, 8 and B are easily mistaken',
    gone: 'The sheet is not shown again. If the paper is wrong, make a new one below.',
    outdated: 'This page was of an older sheet. Here is where you stand now.',
    refused: {
      'not-a-manager': 'Only a manager of your site can do this.',
      'already-made': 'A colleague has just made the key of your site.',
      'holds-no-key':
        'You do not hold the key of your site. A colleague who does gives you access, under People. If nobody is left who does, People has the way back: “Open with the paper sheet”.',
      other: 'First answer the three questions and make your own key.',
    },
  },
  second: {
    peopleTitle: 'Your colleagues',
    nobody: 'Nobody else is invited yet.',
    meanwhile: 'You can go on meanwhile:',
    inviteTitle: 'Invite somebody',
    invite: 'Send the invitation',
    name: 'Their name',
    nameHint: 'As colleagues know them',
    email: 'Their work email address',
    emailHint: 'A mailbox that they alone read: their sign-in codes go there',
    role: 'What they do',
    roles: { intake: 'Reads and answers messages', manager: 'The same, and manages the site, like you' },
    theyDo:
      'They get a letter. They sign in, answer the same three questions, and write down six words of their own. That takes ten minutes. Then come back here.',
    invited: (name: string) => `${name} is invited. The letter is on its way.`,
    invitedAgain: (name: string) => `${name} gets a new letter. It counts for 72 hours.`,
    askedAnew: (name: string) => `${name} answers the three questions anew at the next sign-in. A letter asks them to.`,
    taken: 'Somebody has an account under this address already',
    missingName: 'Write their name, in at most 120 characters',
    missingEmail: 'Write a whole address, like ana@north-lead.example',
    missingRole: 'Choose what they do',
    compareTitle: (name: string) => `Give ${name} access`,
    compare: (name: string) =>
      `Ask ${name} on the phone, or go over: after they unlock, their page shows four words. They have to be these:`,
    same: 'We compared the four words, and they are the same',
    notSame: 'If they differ, give no access, and tell the Bureau.',
    missingSame: 'Compare the four words first, then tick this',
    give: 'Give access',
    given: (name: string) => `${name} can read messages now.`,
    refused: {
      'other-key': 'Their key has changed since this page was made. Compare the four words once more.',
      'holds-no-key': 'You do not hold the key of your site, so you cannot give it.',
      other: 'This person cannot get access now. Look at what stands beside their name.',
    },
    passphraseLabel: 'Your six words, once more',
    passphraseHint: 'This reaches far, so we ask again',
    aloneTitle: 'Nobody else for now?',
    alone: 'You can open the form alone, with a reason on record. It stands on your desk until a second person can read.',
    reason: 'Why you open alone',
    aloneSubmit: 'Go on alone',
    missingReason: 'Choose a reason',
    aloneDone: (reason: string) => `On record: ${reason}.`,
    aloneBack: 'Take this back',
    more: 'For everything else about people, go to People.',
  },
  open: {
    check: 'What people will read',
    by: (site: string, when: string) => `A person at ${site} reads this by ${when}.`,
    ifNow: 'if they wrote now',
    hours: 'Open',
    closed: 'Closed next',
    phone: 'Phone',
    backup: 'Backup contact (people do not see this name)',
    minors: 'People under 18',
    minorsYes: 'You work with them',
    minorsNo: 'Led to another door',
    languages: 'Languages read',
    usually: 'What you usually do',
    walkIn: 'Walk-in',
    noWalkIn: 'None',
    readers: 'Read by',
    decides: 'Decided by',
    erased: 'Erased after at most',
    days: (n: number) => `${n} days`,
    change: 'Change',
    listing: 'Your listing',
    submit: 'Open the form',
    notYet: 'The form cannot open yet',
    moved: 'A colleague saved something since you opened this page. Look again, then press the button once more.',
    alone: 'One person can read',
    doneTitle: 'Your form is open',
    doneText: (when: string | null) =>
      when === null
        ? 'People can write to you now.'
        : `People can write to you now. Whoever writes this minute is told that a person reads it by ${when}.`,
    doneForm: 'Your form, as people see it',
    doneCard: 'Print a card for your window, or make a link for an organization',
    doneConfirmWhy: 'One thing is left: your public page still says that you have not confirmed it.',
    doneConfirm: 'Look through your listing and confirm it',
    doneQueue: 'Go to your queue',
  },
  oneHolder: {
    title: 'Only one person can read here',
    text: (reason: string) => `${reason}. If that person is away, nobody reads what people write.`,
    link: 'Bring in a second person',
  },
  myWords: {
    title: 'Your four words',
    text: 'A manager of your site compares them with you, by phone or side by side, and then gives you access. You need do nothing else.',
  },
};
