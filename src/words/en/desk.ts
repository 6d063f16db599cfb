import type { View } from '#src/domain/deskViews.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { Age, Aware, Concern, ReferralState, Relation, YesNo } from '#src/domain/referral.ts';
import type { MoveName } from '#src/domain/status.ts';
import type { Span } from '#src/domain/waitingTime.ts';

/** Words of the desk. Staff pages are English only (product §7). */
const views: Readonly<Record<View, { name: string; empty: string }>> = {
  'taken-back': { name: 'Taken back by the sender', empty: 'No sender has taken back what somebody here has.' },
  overdue: { name: 'Overdue', empty: 'Nothing is past its promise.' },
  'due-today': { name: 'Due today', empty: 'Nothing more is due today.' },
  held: { name: 'Held', empty: 'Nothing is held for a closer look.' },
  untouched: { name: 'Mine, untouched', empty: 'You have moved everything that you took.' },
  'erased-soon': { name: 'Erased soon', empty: 'No open referral is erased within seven days.' },
  new: { name: 'New', empty: 'Nothing new. Somebody has decided on every message that is not held.' },
  mine: { name: 'Mine', empty: 'You have taken nothing. Take an item on its own page.' },
  unassigned: { name: 'Unassigned', empty: 'Every open referral belongs to somebody.' },
  waiting: { name: 'Waiting', empty: 'Nobody is on the waiting list.' },
  outreach: { name: 'Outreach', empty: 'No outreach is planned or under way.' },
  closed: { name: 'Closed', empty: 'Nothing is closed that has not been erased yet.' },
  all: { name: 'All', empty: 'The queue is empty: nothing has come in, or everything has been erased on its day.' },
};

const states: Readonly<Record<ReferralState, string>> = {
  held: 'Held',
  new: 'New',
  waiting: 'On the waiting list',
  outreach: 'Outreach',
  closed: 'Closed',
  withdrawn: 'Taken back by the sender',
};

interface MoveWords {
  readonly button: string;
  /** As the story tells it, after a worker's name. */
  readonly done: string;
}

const moves: Readonly<Record<MoveName, MoveWords>> = {
  'take-up': { button: 'Plan outreach', done: 'planned outreach' },
  wait: { button: 'Put on the waiting list', done: 'put it on the waiting list' },
  elsewhere: { button: 'Refer elsewhere', done: 'closed it: referred elsewhere or outside the area' },
  met: { button: 'Met the person', done: 'met the person' },
  'not-found': { button: 'Not found this time', done: 'looked for the person and did not find them' },
  'try-later': { button: 'Try again later', done: 'will try again later' },
  'hand-over': { button: 'Hand over to case management', done: 'closed it: handed over to case management' },
  declined: { button: 'The person declined', done: 'closed it: the person declined' },
  unfound: { button: 'Could not be found', done: 'closed it: the person could not be found' },
  duplicate: { button: 'Duplicate', done: 'closed it: the same person is already in the queue' },
  harassment: { button: 'Meant to harm the person', done: 'closed it: meant to harm the person' },
  wrong: { button: 'Not a referral', done: 'closed it: not a referral' },
  minor: { button: 'Person is under 18', done: 'closed it: the person is under 18' },
  'asked-to-erase': { button: 'The person asks to erase it', done: 'closed it: the person asked to have it erased' },
  reopen: { button: 'Reopen', done: 'reopened it' },
  release: { button: 'Release from held', done: 'released it from held' },
  undo: { button: 'Undo', done: 'took the last move back' },
  withdraw: { button: 'Take back', done: 'took it back' },
  'undo-withdraw': { button: 'Undo', done: 'sent it again' },
};

const concerns: Readonly<Record<Concern, string>> = {
  'substance-use': 'Drugs or alcohol',
  'mental-health': 'Distress',
  housing: 'No place to stay',
  poverty: 'No food or money',
  conflict: 'Conflict with others',
  'not-sure': 'Not sure',
};

const relations: Readonly<Record<Relation, string>> = {
  self: 'The person themself',
  'family-friend': 'Family or friend',
  provider: 'Service provider',
  business: 'Business',
  faith: 'Faith group',
  neighbor: 'Neighbor',
  'public-office': 'Public office',
  other: 'Other',
  'prefer-not': 'Did not say',
};

/** Languages of the form, as the desk calls them. */
const languages: Readonly<Record<Locale, string>> = { en: 'English', es: 'Spanish' };
/** Marks what came in another language than the desk's. */
const inLanguage: Readonly<Record<Locale, string | null>> = { en: null, es: 'sender: Spanish' };

const ages: Readonly<Record<Age, string>> = { adult: 'Adult', 'maybe-minor': 'Maybe under 18', 'not-sure': 'Not sure' };

const aware: Readonly<Record<Aware, string>> = {
  'yes-wants': 'Yes, and wants help',
  'yes-unsure': 'Yes, not sure about help',
  no: 'No',
  'not-safe': 'Not safe to ask them',
};

const yesNo: Readonly<Record<YesNo, string>> = { yes: 'Yes', no: 'No' };

const heldReasons: Readonly<Record<string, string>> = {
  'too-quick': 'the form was sent within three seconds',
  honeypot: 'a field that people cannot see was filled in',
  'client-soft': 'many messages came from the same network',
  'site-soft': 'many messages came for this site at the same time',
  'all-soft': 'many messages came for all sites at the same time',
};

const chosen: Readonly<Record<string, string>> = {
  zip: 'The ZIP is in the area of this site',
  shape: 'The place is in the drawn area of this site, and the sender chose it',
  county: 'The county is in the area of this site',
  'shape-nearby': 'The place is near the drawn area of this site, and the sender chose it',
  'county-nearby': 'A county nearby is in the area of this site, and the sender chose it',
  transfer: 'Another site passed it on, and says why in its note',
  desk: 'The sender called or came by, and a worker wrote it down',
};
const cameStraight = 'The sender came straight to the form of this site';

const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

export const desk = {
  views,
  states,
  moves,
  concerns,
  relations,
  languages,
  inLanguage,
  ages,
  aware,
  yesNo,
  notSaid: 'Not said',
  notFilledIn: 'Left out',
  heldFor: (reasons: readonly string[]) => reasons.map((reason) => heldReasons[reason] ?? reason).join('; '),
  chosenBy: (rule: string) => chosen[rule.split(':')[0] ?? ''] ?? cameStraight,
  late: ({ days, hours, minutes }: Span) => {
    if (days > 0) return `${plural(days, 'day')}${hours > 0 ? ` ${hours} h` : ''} late`;
    if (hours > 0) return `${hours} h${minutes > 0 ? ` ${minutes} min` : ''} late`;
    return `${minutes} min late`;
  },
  /** @example '1 day 3 h of 2 business days' */
  clock: (gone: { days: number; hours: number }, promised: number) => {
    const days = gone.days > 0 ? `${plural(gone.days, 'day')} ` : '';
    return `${days}${gone.hours} h of ${plural(promised, 'business day')}`;
  },
  by: (moment: string) => `by ${moment}`,
  signIn: {
    title: 'Sign in to the desk',
    intro: 'A letter with eight digits goes to your work address. Type them here, in this same browser.',
    email: 'Your work email address',
    send: 'Send the code',
    unreadable: 'Enter your work email address, like name@example.org',
    codeTitle: 'Type the code',
    codeIntro:
      'If this address belongs to a desk, a letter with eight digits is on its way. The code works once, in this browser, for ten minutes.',
    typed: 'You typed:',
    change: 'Change the address',
    code: 'Code of eight digits',
    submit: 'Sign in',
    again: 'Ask for another code',
    nothing:
      'No letter after two minutes? Look in the folder for unwanted mail, then ask again. One address gets three letters in 15 minutes.',
    shape: 'Enter the eight digits from the letter',
    wrong: 'This code does not fit',
    wrongText: 'Use the newest letter, and the browser that asked. After five tries or ten minutes a code is spent; then ask for another.',
    tooMany: 'Too many tries from this network',
    tooManyText:
      'Nobody can sign in from here for up to an hour. Somebody who is signed in can still work. Referrals go on coming in and wait safely.',
    demo: 'In the demonstration the letters lie here:',
    demoLink: 'letters of the demonstration',
  },
  unlock: {
    title: 'Unlock the desk',
    intro: 'Referrals are sealed. Your six words open them, for this session and this browser only.',
    introBureau: 'Messages to the Bureau are sealed. Your six words open them, for this session and this browser only.',
    passphrase: 'Your six words',
    hint: 'Small letters, a space between the words',
    submit: 'Unlock',
    empty: 'Enter your six words',
    wrong: (left: number) => `These words do not fit. ${left === 1 ? '1 try' : `${left} tries`} left before a pause.`,
    paused: 'A pause after five wrong tries',
    pausedText:
      'Wait 15 minutes, then try again. A colleague can still unlock with their own words. Forgotten? Your manager can give you a new key.',
    pausedDay: 'Too many wrong tries today',
    pausedDayText: 'This account can try again tomorrow. A colleague can still unlock with their own words.',
    busy: 'Several people are unlocking right now',
    busyText: 'Press Unlock again in a few seconds. It was not counted as a wrong try.',
    noKey: 'This account has no key',
    noKeyText: 'It can read nothing that is sealed. A manager of your site, or whoever made the account, can help.',
    noDesk: 'This account belongs to no desk',
    noDeskText: 'The Bureau can read no referral.',
    lockedTitle: 'The desk is locked',
    lockedText: 'After 15 quiet minutes it locks itself. Nothing was done yet.',
    keptTitle: 'The desk is locked. Your words are kept.',
    keptText: 'After 15 quiet minutes it locks itself. Nothing was saved yet. Unlock, and you find your words where you left them.',
  },
  numbers: { label: 'Your queue', overdue: 'past the promise', fresh: 'waiting for a first decision' },
  signedOut: {
    title: 'Sign out',
    text: 'This ends the session on this device. Nothing of the desk stays in the browser.',
    button: 'Sign out',
    lockTitle: 'Lock the desk',
    lockText: 'The session stays; your six words open it again.',
    lockButton: 'Lock',
  },
  ended: {
    title: 'Your session has ended',
    text: 'It lasts 12 hours. Nothing was saved. These are your words: copy them, sign in again, and paste them.',
    words: 'Your words',
    signIn: 'Sign in again',
  },
  queue: {
    title: 'Queue',
    morning: 'This morning',
    morningLabel: 'This morning',
    viewsLabel: 'Views',
    otherViews: 'Other views',
    nothingUrgent: 'Nothing is late, due today, held or soon erased.',
    nothingElse: 'Nothing else is late, due today, held or soon erased.',
    freshLater: (n: number) => (n === 1 ? 'One new referral is due on a later day.' : `${n} new referrals are due on later days.`),
    freshLink: 'Look at what is new',
    columns: { received: 'Received', about: 'About', near: 'Near', from: 'From', promise: 'Status', pick: 'Pick' },
    more: (n: number, view: string) => `All ${n} in ${view}`,
    older: 'Next page',
    newer: 'Page before',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    sealed: 'Cannot be opened',
    takenBack: 'Its words stay closed',
    self: 'for themself',
    minor: 'maybe under 18',
    danger: 'not sure about danger',
    assigned: (name: string) => `with ${name || 'a former colleague'}`,
    erased: (day: string) => `erased ${day}`,
    erasedWithdrawn: 'erased within a day',
    release: 'Release the picked ones',
    nonePicked: 'Pick at least one message',
    releaseHint: 'Released messages become new and keep their promise. Up to 20 at once.',
    released: (n: number) => `${plural(n, 'message')} released.`,
    releasedLeft: (n: number) => `${plural(n, 'message')} stayed held: somebody else changed them meanwhile, or there were more than 20.`,
    noKeyTitle: 'You have no key to this queue',
    noKeyText: 'You see how much there is, and none of it. A manager of your site can give you access.',
    haltedTitle: 'Items past their day are not being erased',
    haltedText:
      'The portal was off for more than a day, or its clock is wrong. They stay until whoever runs the portal has looked at the clock. Tell them. What a sender takes back still goes within a day, and your own work goes on as always.',
    lettersTitle: 'Letters to your team do not arrive',
    lettersText: (failed: number, retrying: number) =>
      [
        failed > 0 ? `${plural(failed, 'letter')} given up.` : '',
        retrying > 0 ? `${plural(retrying, 'letter')} tried again.` : '',
        'Look at the queue yourselves until this is gone.',
      ]
        .filter((part) => part !== '')
        .join(' '),
  },
  item: {
    title: 'Referral',
    back: 'Back to the queue',
    received: (moment: string) => `Received ${moment}`,
    facts: {
      about: 'About',
      near: 'Near',
      from: 'From',
      language: 'Language of the person',
      senderLanguage: 'Language of the sender',
      age: 'Age',
      aware: 'Does the person know',
      mayCall: 'May the team call the sender',
      danger: 'Danger',
      promise: 'Promise',
      clock: 'Time used',
      why: 'Why this site',
      held: 'Why it is held',
      erased: 'Erased on',
      state: 'State',
    },
    dangerNotSure: 'The sender was not sure. They were shown 911 and 988.',
    dangerNo: 'No',
    selfReferral: 'The person wrote this themself.',
    cannotOpen: 'This cannot be opened',
    cannotOpenText:
      'It was changed or damaged after it was sealed, or sealed to another key. It has been noted. Tell your manager; the phone of the sender, if any, is sealed with it.',
    brokenNotes: (n: number) => `${plural(n, 'note')} cannot be opened. It has been noted.`,
    noKeyTitle: 'You have no key to this item',
    noKeyText: 'It was sealed before you had access. A colleague who has its key can open it.',
    openButton: 'Open details',
    openAgainButton: 'Open details again',
    openAgainHint: 'Opening is noted with your name.',
    openHint: 'Opening is noted with your name. The receipt then says that a person has read it.',
    withdrawnTitle: 'The sender took this back',
    withdrawnText: 'Its words stay closed, and it is erased within a day. If outreach is under way, stop where you can do so safely.',
    acts: {
      opened: 'opened the details',
      taken: 'took this',
      returned: 'returned this to the desk',
      withdraw: 'took the message back',
      'undo-withdraw': 'undid taking it back',
    },
    sender: 'The sender',
    details: 'What was written',
    fields: {
      where: 'Where',
      happening: 'What is happening',
      person: 'Name or nickname',
      recognize: 'How to recognize them',
      approach: 'Best time and way',
      introduce: 'Can introduce you',
      organization: 'Organization',
    },
    contact: 'Who asked',
    contactFields: { name: 'Name', contact: 'How to reach them' },
    contactErased: 'The contact of the sender has been erased on its day.',
    contactEmpty: 'They left no name and no number.',
    mayCallNo: 'No permission to call or write.',
    mayCallYes: 'You may call or write.',
    sayWhoNo: 'Do not tell the person who asked.',
    sayWhoNoText: 'The sender did not allow it. Do not hint at it either.',
    sayWhoYes: 'You may tell the person who asked.',
    guidanceTitle: 'Before you go',
    guidance: [
      'This is one person’s view. Treat it as not checked.',
      'Confirm nothing to the sender: not that you met the person, not that they are here.',
      'Meet away from the address given, where you can.',
      'Ask the person first. Leave when they say no.',
    ],
    guidanceSelf: ['Confirm nothing to anybody else who asks.', 'Meet where and how they asked.'],
    assignment: {
      none: 'Nobody has taken this.',
      mine: 'You have this.',
      other: (name: string) => `${name} has this.`,
      otherText: 'Talk to each other before you decide. Both of you can write notes.',
      take: 'Take it',
      takeOver: (name: string) => `Take it over from ${name}`,
      giveBack: 'Return it',
      somebody: 'A former colleague',
    },
    decide: 'Decide',
    attempt: 'Record an attempt',
    withReason: 'With a reason',
    reopen: 'Reopen',
    story: 'Story',
    storyEmpty: 'No notes yet.',
    noteAdd: 'Add a note',
    noteHint: 'Sealed, and erased with the item. Write as if the person will read it.',
    noteButton: 'Save note',
    erasedLatest: (day: string) => `${day}, at the latest`,
    erasedWithdrawn: 'Within a day of being taken back',
  },
  done: {
    note: 'Note saved.',
    taken: 'You have this now.',
    returned: 'Returned. Anybody at the desk can take it.',
    move: 'Saved.',
    moved: (what: string) => `You ${what}.`,
  },
  trouble: {
    conflictTitle: 'This was changed meanwhile',
    conflictText: 'Nothing of yours was saved yet, and your words are kept below. Look at the story, then decide again.',
    conflictWho: (by: string, deed: string, moment: string) => `${by} ${deed}, ${moment}.`,
    notFromHere: 'This is not possible from the present state',
    noMove: 'Choose what to do',
    tooLong: (most: number) => `Shorten this to ${most} characters`,
    unreadable: 'Take out the signs that are not letters, such as control characters',
    noteEmpty: 'Enter a note',
    csrfTitle: 'This page was too old',
    csrfText: 'You have signed in or unlocked again since it was made. Nothing was saved. Your words are kept: press the button once more.',
  },
};
