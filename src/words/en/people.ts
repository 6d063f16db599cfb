import type { KeyTrouble } from '#src/domain/keyHealth.ts';
import type { PersonState } from '#src/domain/person.ts';
import type { Role } from '#src/domain/staff.ts';

/** The people of a desk and their keys: the site's own pages and the Bureau's. Staff pages are English only (product §7). */

const roles: Readonly<Record<Role, string>> = { intake: 'Reads and decides', manager: 'Manager', bureau: 'Bureau' };

const states: Readonly<Record<PersonState, string>> = {
  invited: 'Invited, has not signed in yet',
  'invitation-over': 'The invitation ran out',
  'no-answers': 'Has not answered the three questions',
  'listing-only': 'Keeps the listing only',
  'no-key': 'Has not made a key',
  'waits-for-access': 'Waits for access',
  opens: 'Can open messages',
  suspended: 'Suspended',
  left: 'Left',
};

/** What somebody has to do next, said to the manager. */
const nexts: Readonly<Partial<Record<PersonState, string>>> = {
  invited: 'They sign in with a code that a letter brings, then answer three questions and write six words down.',
  'invitation-over': 'Invite them again, with the same address.',
  'no-answers': 'The questions stand on their screen when they sign in.',
  'listing-only':
    'They answered yes to one of the three questions, so they get no key. If that was a mistake and they never had a key, invite them again with the same address: they answer anew.',
  'no-key': 'At their next sign-in they write their six words down.',
  'waits-for-access': 'Ring them, or meet, and compare the four words. Then give access.',
  suspended: 'Nobody gets in with this account. It keeps its place and its items.',
};

interface TroubleWords {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string };
}

const newSheet = { href: '/staff/people/sheet/', text: 'The paper sheet' };

const troubles: Readonly<Record<KeyTrouble, TroubleWords>> = {
  'few-holders': {
    title: 'Fewer than two people can open messages',
    text: 'If that person falls ill, nobody reads. Invite a colleague, or give access to one who waits. After 14 days the form pauses itself.',
  },
  'nobody-unlocked': {
    title: 'Nobody has opened the desk for seven days',
    text: 'Whoever reads this has now. Agree on who looks each day.',
  },
  'no-sheet': {
    title: 'There is no paper sheet',
    text: 'If everybody loses their words, nothing opens what waits. Make a sheet now.',
    link: newSheet,
  },
  'sheet-not-on-paper': {
    title: 'Nobody has said that the sheet is on paper',
    text: 'Find the sheet and check it, or make a new one.',
    link: newSheet,
  },
  'sheet-seen': {
    title: 'Somebody left who may have seen the sheet',
    text: 'Make a new one. From that moment the old paper opens nothing.',
    link: newSheet,
  },
  'sheet-old': { title: 'The sheet is more than a year old', text: 'Make a new one, and tear the old one up.', link: newSheet },
  'sheet-unchecked': {
    title: 'Nobody has checked the sheet for half a year',
    text: 'Take it out of its place and type it in once.',
    link: newSheet,
  },
  'roll-overdue': {
    title: 'The key of your site should have been renewed by now',
    text: 'The portal does this by itself each quarter. Tell the Bureau that it did not.',
  },
};

const leave = {
  title: 'On leave',
  since: (day: string) => `Since ${day}`,
  awaySince: (day: string) => `On leave since ${day}`,
  ownHint:
    'For a holiday or an illness, until you are back. Nothing is assigned to you then, and no letter about work comes. You keep your key.',
  ownAway: 'I am on leave',
  ownBack: 'I am back',
  personAway: 'They are on leave',
  personBack: 'They are back',
  hint: 'For a holiday or an illness, until they are back. Nothing is assigned to somebody on leave, and no letter about work goes out. They keep their key.',
  nobodyElse: 'Nobody else who is there could open messages. First give access to a colleague, or wait until one is back.',
};

const PARTS = { name: 'the name', role: 'the role', email: 'the address' } as const;
type Part = keyof typeof PARTS;

/** What was corrected in one go, all of it named, and what follows from it. */
function correctedWords(parts: readonly Part[]): string {
  const [last = '', ...before] = parts.map((part) => PARTS[part]).toReversed();
  const named = before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
  return `Corrected: ${named}.${correctedThen(parts)}`;
}

function correctedThen(parts: readonly Part[]): string {
  if (parts.includes('email'))
    return ' They are signed out everywhere, and a letter went to the old and to the new address. Tell them yourself too: they sign in with the new one within 72 hours.';
  return parts.includes('role') ? ' They are signed out everywhere, and sign in again.' : '';
}

const CORRECTED: readonly (readonly Part[])[] = [
  ['name'],
  ['role'],
  ['email'],
  ['name', 'role'],
  ['name', 'email'],
  ['role', 'email'],
  ['name', 'role', 'email'],
];
const corrected = Object.fromEntries(CORRECTED.map((parts) => [`corrected-${parts.join('-')}`, correctedWords(parts)]));

const done: Readonly<Record<string, string>> = {
  invited: 'Invited. A letter is on its way; the invitation lasts 72 hours.',
  again: 'Invited again. The new letter lasts 72 hours.',
  anew: 'Invited again. At their next sign-in they answer the three questions anew.',
  away: 'Noted: on leave.',
  back: 'Noted: back.',
  given: 'Access is given. They can open messages now, and a letter tells them so.',
  taken: 'Access is taken away. The site has a new key without them.',
  'key-lost': 'Their key is gone. At their next sign-in they make a new one; then you give access again.',
  sessions: 'They are signed out everywhere.',
  suspended: 'Suspended, and signed out everywhere.',
  ...corrected,
  returned: 'The account is open again.',
  'opened-old': 'This was an older sheet. What was closed then is open to you now; the sheet that counts today stays as it is.',
  removed: 'Removed. They open nothing any more.',
};

const acts = {
  give: {
    label: 'Give access',
    hint: 'They can open every message that waits. Do this only after you compared the four words with them by voice or in person.',
  },
  take: {
    label: 'Take access away',
    hint: 'They keep their account and the listing, and open no message any more. The site gets a new key.',
  },
  'key-lost': {
    label: 'They lost their six words',
    hint: 'Their old key goes. At their next sign-in they write new words down, and you give access again.',
  },
  sessions: { label: 'Sign them out everywhere', hint: 'For a lost phone or computer. They sign in again with a code.' },
  suspend: { label: 'Suspend', hint: 'Nobody gets in with this account until you open it again. Its items stay theirs.' },
  return: { label: 'Open the account again', hint: 'They sign in as before. If the key was renewed meanwhile, you give access again.' },
  remove: { label: 'Remove for good', hint: 'Ends the account in one step.' },
} as const;

const refused: Readonly<Record<string, string>> = {
  'not-of-this-site': 'This person is not of your site.',
  suspended: 'The account is suspended. Open it again first.',
  'no-clean-attestation': 'They have not answered the three questions, or answered yes to one of them.',
  'not-enrolled': 'They have not made a key yet.',
  'not-a-manager': 'Only a manager does this.',
  'other-key': 'They have another key now. Compare the four words again: these are the new ones.',
  'holds-no-key': 'You cannot open messages yourself, so there is nothing to give. Another manager can, or the paper sheet.',
  'not-allowed': 'This is not for you to do.',
  yourself: 'You cannot suspend yourself.',
  'by-the-bureau': 'The Bureau suspended this account, and only the Bureau opens it again.',
  'not-now': 'Nothing was done: the account stands differently by now, or it is the last one of the Bureau.',
  'nobody-else': 'Nobody else could open messages then. First give access to a colleague.',
  gone: 'They have left already.',
  'last-manager': 'They are the last manager. Invite another manager first, or ask the Bureau.',
  'no-heir': 'They are the backup contact. Choose who takes over.',
  'moved-by-another': 'Too much changed at the same moment. Nothing was done: press once more.',
  'no-heir-there': 'Choose somebody who is there.',
};

/** Asked alike when somebody is invited and when their account is corrected. */
const ADDRESS_AND_ROLE = {
  email: 'Email address',
  emailHint: 'Their own mailbox, which nobody else reads',
  role: 'What they do',
  roles: [
    { value: 'intake', label: 'Reads and decides' },
    { value: 'manager', label: 'Manager', hint: 'Keeps people, keys and the listing as well' },
  ],
};

export const people = {
  title: 'People',
  intro: 'Who works at this desk, and who can open messages.',
  keyWhat: 'Four words stand for each key: they are compared by voice before access is given, so that it goes to no stranger’s key.',
  onlyManager: 'A manager of your site invites people, gives access and takes it away.',
  roles,
  states,
  nexts,
  troubles,
  leave,
  done,
  acts,
  refused,
  tooOld: 'This page was too old. Nothing was done: press the button once more.',
  unlockedAgain: 'Unlocked. Nothing was done yet: look at your words, then press the button.',
  columns: { name: 'Name', role: 'Role', state: 'State', key: 'Four words of the key' },
  shutByBureau: 'Suspended by the Bureau',
  newAddress: 'New address, not used yet',
  you: 'you',
  backup: 'Backup contact',
  invitedUntil: (moment: string) => `until ${moment}`,
  mailTrouble: { bounced: 'Letters come back', complained: 'Called a letter unwanted' },
  leftOn: (day: string) => `on ${day}`,
  leftTitle: 'Left the desk',
  noKey: 'No key',
  own: 'You',
  recoverHint: 'Nobody at your site can open messages. The paper sheet can.',
  recoverLink: 'Open with the paper sheet',
  health: {
    title: 'Keys',
    well: 'All well: enough people can open messages, the sheet is on paper, and the key is new enough.',
    holders: (n: number) => (n === 1 ? '1 person can open messages.' : `${n} people can open messages.`),
    excused: 'Your site has said why one person is enough, so the form does not pause for it.',
    sheet: (day: string | null) => (day === null ? 'The paper sheet is not confirmed.' : `The paper sheet was last checked on ${day}.`),
    noSheet: 'There is no paper sheet.',
    noKey: 'Your site has no key yet. It is made while you set the site up.',
    sheetLink: 'Check the sheet, or make a new one',
    line: (n: number) => (n === 1 ? 'One thing is wrong with your keys' : `${n} things are wrong with your keys`),
    lineLink: 'See what to do',
  },
  invite: {
    title: 'Invite somebody',
    text: 'They get a letter that says where to sign in. It carries no code and lasts 72 hours. Nobody can open messages by an invitation alone.',
    name: 'Name',
    nameHint: 'As colleagues call them',
    ...ADDRESS_AND_ROLE,
    submit: 'Invite',
    errors: {
      name: 'Enter a name',
      email: 'Enter an email address such as name@team.org',
      role: 'Choose what they do',
      taken: 'Somebody has an account under this address already',
    },
  },
  person: {
    back: 'All people',
    email: 'Email address',
    key: 'Four words of the key',
    compare:
      'Compare these words with them by telephone or in person, never by email. They see the same four under People, beside their own name.',
    acts: 'What do you want to do?',
    submit: 'Do it',
    chooseAct: 'Choose what to do',
    newAddress: (day: string) =>
      `Nobody has signed in with this address so far. It lets them in until ${day}; after that, invite them again with the same address, or correct it.`,
    shutTitle: 'Only the Bureau opens this account again',
    shutText: 'The Bureau suspended it, so no manager can. Ask the Bureau why, and what is needed.',
    keep: 'Leave it as it is',
    correctTitle: 'Correct',
    correctLink: 'Correct',
    correctText: 'A name with a typo, a new work address, another role.',
    correctYourself: 'A typo in your own name.',
    removeTitle: 'Remove',
    removeLink: 'Remove for good',
    removeText: 'When somebody leaves the team for good: one step ends everything.',
    removeYourself: 'Leave the desk yourself',
    noActs: 'There is nothing else to do here.',
  },
  correct: {
    title: (name: string) => `Correct the account of ${name}`,
    now: 'Now',
    name: 'Name',
    nameHint: 'What they wrote before keeps the old one',
    ...ADDRESS_AND_ROLE,
    whatTitle: 'What a change does',
    what: [
      'Another role or address signs them out everywhere.',
      'Another address: a letter tells the old one that something changed, and the new one how to sign in. Codes go to the new one alone, and it has to be used within 72 hours.',
      'Their six words, their key and their items stay as they are.',
    ],
    askFirst: 'Change an address only after you heard it from them, by voice or in person. Whoever reads its letters gets the codes.',
    yourself:
      'Your own role and address are for another manager to change: a slip there could shut you out. If you are the only one, make a colleague a manager first.',
    submit: 'Correct',
    same: 'This is what stands there already. Nothing was changed.',
    meanwhile:
      'A colleague corrected something here while you were writing. What stands there now is shown first, what you typed below it. Nothing of yours is changed yet: look at both, then press once more.',
    errors: {
      name: 'Enter a name',
      email: 'Enter an email address such as name@team.org',
      role: 'Choose what they do',
      taken: 'This address is in use already. Each account needs an address of its own',
      yourself: 'Another manager changes this for you',
    },
  },
  remove: {
    title: (name: string) => `Remove ${name}`,
    what: 'In one step',
    list: [
      'They are signed out everywhere. Their key, their six words and their passkeys open nothing any more.',
      'The site gets a new key without them. What comes in from now on, they never had a key to.',
      'Their items go back to the whole desk. Their notes stay. What they had half written goes.',
      'Their address is erased. Their name stays on what they did.',
    ],
    after: 'Then make a new paper sheet: they may have seen the old one.',
    copy: 'What they read before they may still know. No step here can change that.',
    seenTitle: 'What they opened in the last 90 days',
    seenNone: 'They opened nothing in that time.',
    seenCut: 'There is more; the newest stand here.',
    seenColumns: { when: 'When', what: 'What', item: 'Item' },
    looks: {
      'open-details': 'Opened',
      print: 'Printed',
      'handover-file': 'Took the handover file',
      'transfer-out': 'Transferred',
      'read-out': 'Read out to the person',
    } as Readonly<Record<string, string>>,
    heir: 'They are the backup contact. Who takes over?',
    heirHint: 'Told when a promise is missed. Your public settings change at once',
    chooseHeir: 'Choose who takes over',
    nobodyReads: 'After this nobody can open messages until the paper sheet does. Give access to somebody first, if you can.',
    submit: 'Remove now',
    keep: 'Keep them',
  },
  sheet: {
    title: 'The paper sheet',
    intro:
      'The sheet opens what waits when everybody has lost their words or is gone. It stays at your site, in a safe place. Nobody else has it.',
    made: (day: string) => `Made on ${day}.`,
    confirmed: (day: string) => `Last checked on ${day}.`,
    unconfirmed: 'Not checked yet.',
    none: 'There is none yet.',
    checkTitle: 'Check the paper you have',
    checkText:
      'Take the sheet out of its place and type it in. It opens no message here: it only shows that the paper is the right one and can be read.',
    line: (n: number) => `Line ${n}`,
    lineHint: 'Groups of four, and the two digits at the end if you like',
    checkSubmit: 'Check',
    checked: 'It is the right sheet. Put it back in its place.',
    wrongLength: (n: number) => `Line ${n}: too many or too few characters`,
    misread: (n: number) => `Line ${n}: one character is not as it stands on paper`,
    wrongSheet: 'This is a sheet, but not the one that counts now. Look for a newer one, or make a new one.',
    loadedAgain:
      'No sheet was made just now. The one that was made last counts, and every older paper opens nothing. It is not shown again. If you have all five lines on paper, type them in below to be sure. If not, make a new one now.',
    newTitle: 'Make a new sheet',
    newText: 'From that moment the old paper opens nothing. Have a printer or a pen ready, and a second person to read it back.',
    newSubmit: 'Make a new sheet',
    shownTitle: 'Your new sheet',
    shownText: 'It is shown once. Print it, or copy it by hand. It is kept nowhere else.',
    tail: 'The last eight characters, read from the paper',
    tailHint: 'Somebody else reads them out and you type them',
    tailSubmit: 'It is on paper',
    tailEmpty: 'Type the last eight characters',
    tailDifferent: 'These are not the last eight characters of this sheet',
    stillTyping: 'The sheet is not shown again. Type the last eight characters from your paper; if it is lost, make another one.',
    outdated: 'Another sheet was made since. Check that one, or make a new one.',
    confirmedNow: 'The new sheet is on paper. Tear the old one up.',
  },
  recover: {
    title: 'Open with the paper sheet',
    intro:
      'For a site where nobody can open messages any more. You type the sheet once; it opens everything that waits for you, and is used up: a new sheet is shown at once.',
    submit: 'Open',
    done: (n: number) => `You can open messages now. ${n === 1 ? 'One key was on the sheet.' : `${n} keys were on the sheet.`}`,
    refused: 'You need a key of your own first: answer the three questions and write your six words down.',
    wrongSheet: 'This sheet opens nothing of your site. It may be an older one, or another site’s.',
    toQueue: 'Go to the queue',
    lostTitle: 'The sheet is lost too',
    lost: 'Then what waits stays closed until it is erased: nobody, not even the Bureau, can open it. Ring back whoever rings you, and ask people to write again.',
    lostHow:
      'You can start with a new key, for what comes from now on. Type your six words above and press the button; a new sheet is shown at once.',
    anew: 'Start with a new key',
    anewDone: 'Your site has a new key. What came before stays closed. You can open what comes from now on.',
    somebodyOpens: 'Somebody of your site can open messages. Ask them to give you access.',
  },
  bureau: {
    title: 'People of the Bureau',
    siteTitle: (site: string) => `People of ${site}`,
    intro: 'Nobody of the Bureau opens a site’s messages, gives access or makes a key. You can shut an account and end one.',
    form: 'Shut or end an account',
    who: 'Whose account?',
    act: 'What do you want to do?',
    hints: {
      suspend:
        'Nobody gets in with this account until the Bureau opens it again; no manager can. Its items stay theirs. Works over a manager’s suspension too.',
      return: 'They sign in as before. If the key of the site was renewed meanwhile, its manager gives access again.',
      take: 'They keep the account and the listing, and open no message any more. The site gets a new key.',
      remove:
        'Ends the account in one step: keys, sessions and address go, the site gets a new key, items return to the desk. What they opened stands in the audit.',
    },
    waiting: 'A new manager waits for a second person of the Bureau',
    link: 'People',
    chooseWho: 'Choose a person',
    chooseAct: 'Choose what to do',
    heir: 'If they are the backup contact: who takes over?',
    heirNobody: 'They are not',
    submit: 'Do it',
    toManager: 'A new manager, when the old ones are gone',
    none: 'Nobody has an account here.',
    toSite: 'Back to the site',
  },
  manager: {
    title: (site: string) => `A new manager for ${site}`,
    intro:
      'Only when nobody is left who could invite one. The site’s director asks for it, you ring back on a number that you found elsewhere, and a second person of the Bureau agrees.',
    after:
      'The new manager gets an invitation, makes a key, and opens what waits with the paper sheet. No sheet, no messages: the Bureau cannot open them.',
    form: 'The director asked for it',
    name: 'Name of the new manager',
    email: 'Email address of the new manager',
    emailHint: 'Their own mailbox, which nobody else reads',
    director: 'Who asked, and in what office',
    directorHint: 'The director of the program or of its host',
    numberFoundAt: 'Where you found the number that you rang',
    numberFoundAtHint: 'Not in the letter that asked: on the host’s own page, in a directory, in the memorandum',
    submit: 'I rang and spoke with them',
    errors: {
      name: 'Enter the name of the new manager',
      email: 'Enter an email address such as name@team.org',
      director: 'Say who asked',
      number_found_at: 'Say where you found the number',
    } as const,
    waiting: 'Waits for a second person of the Bureau',
    proposedBy: 'Rang',
    agree: 'Agree',
    decline: 'Decline',
    samePerson: 'You rang, so somebody else of the Bureau decides.',
    refused: {
      waiting: 'One waits already. Decide on it first.',
      taken: 'Somebody has an account under this address already.',
      done: 'Somebody else decided meanwhile.',
      'same-person': 'You rang, so somebody else of the Bureau decides.',
      'moved-by-another': 'Somebody else decided meanwhile.',
      'not-there': 'It is not there any more.',
    } as Readonly<Record<string, string>>,
    done: {
      proposed: 'Recorded. A second person of the Bureau decides.',
      agreed: 'Agreed. The invitation is on its way.',
      declined: 'Declined.',
    },
    managers: 'Managers now',
    managersHint: 'They are told by letter. If one of them is still there, let them invite the new one.',
    noManagers: 'There is no manager.',
    history: 'Earlier ones',
    states: { waiting: 'waits', agreed: 'agreed', declined: 'declined' },
  },
} as const;
