const tries = (n: number) => (n === 1 ? '1 try is left' : `${n} tries are left`);

/** One’s own account: passkeys, the PIN of a session, and sessions. */
const SPELLED = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const spelled = (n: number) => SPELLED[n] ?? String(n);

export const account = {
  title: 'My account',
  you: {
    title: 'You',
    name: 'Name',
    email: 'Email address for letters and signing in',
    role: 'Role',
    roles: { intake: 'Intake', manager: 'Manager', bureau: 'The Bureau' },
    wrongSite: 'Is your name or address wrong? Tell your manager.',
    wrongManager: 'Is your name or address wrong? Tell another manager of your site, or the Bureau.',
    wrongBureau: 'Is your name or address wrong? Tell whoever runs the portal.',
    letters: 'Which letters you have, and how soon',
    leave: 'Going on leave?',
    leaveLink: 'People',
    leaveText: 'is where you say so, so that no new work comes to you.',
  },
  locked: 'The desk is locked. Unlock it to add a passkey or to choose a PIN.',
  unlock: 'Unlock',
  tooOld: 'This page was of an older session, and nothing was done. Try again.',
  back: 'My account',

  passkeys: {
    title: 'Passkeys',
    /** What it is, in one sentence. */
    what: 'A passkey is a key that your computer, phone or security key keeps for you, and uses once it has checked that it is you: by finger, face or its own PIN.',
    does: 'It signs you in without a letter. It also opens your locked desk again, once your six words have opened it that day.',
    none: 'You have none.',
    list: 'Your passkeys',
    added: (day: string) => `Added ${day}`,
    used: (day: string) => `last used ${day}`,
    unused: 'not used yet',
    change: (name: string) => `Rename or remove ${name}`,
    add: 'Add a passkey',
    full: (most: number) => `You have ${most} passkeys, which is as many as there can be. Remove one to add another.`,
    done: {
      added: 'The passkey was added. A letter says so, without details.',
      renamed: 'The passkey has its new name.',
      removed: 'The passkey was removed, and opens nothing any more. A letter says so, without details.',
    },
  },
  addPasskey: {
    title: 'Add a passkey',
    needs: 'Do this on a device that only you use. It needs a browser with scripts turned on.',
    name: 'What do you call this device?',
    nameHint: 'For you alone, such as “Office computer”',
    errors: {
      empty: 'Enter a name for the device',
      'too-long': (most: number) => `Use at most ${most} characters`,
      unreadable: 'Some characters here cannot be kept. Type the name again.',
    },
    passphraseHint: 'Asked again, because a passkey opens doors. Small letters, a space between the words.',
    submit: 'Go on',
    askTitle: 'Now your device asks',
    ask: (name: string) =>
      `Press the button. Your device asks to check that it is you, and keeps a passkey for “${name}”. You have five minutes.`,
    press: 'Make the passkey',
    noScript: 'This browser cannot make a passkey: it knows none, or its scripts are turned off. Nothing was changed.',
    failed: 'No passkey was made. Try again, or go back: nothing was changed.',
    refused: 'The passkey was not kept. Perhaps this device has one already, or five minutes have passed. Start again.',
  },
  onePasskey: {
    rename: 'New name',
    renameButton: 'Rename',
    removeTitle: 'Remove it',
    removeText:
      'Do this at once when the device is lost or belongs to somebody else now. The device itself keeps its half, which opens nothing here any more.',
    removeHint: 'Asked again, because it cannot be undone. Small letters, a space between the words.',
    removeButton: 'Remove this passkey',
  },
  signIn: {
    what: 'A passkey signs you in without a letter, if your account has one on this device.',
    button: 'Sign in with a passkey',
    failed: 'Your device did not answer with a passkey. Try again, or have a code sent.',
    refused: 'This passkey did not sign you in. Have a code sent.',
  },

  pin: {
    title: 'PIN for this session',
    what: 'Six digits or more that open your locked desk again, in this browser and until you sign out. Five wrong tries in all, and only your six words do.',
    has: (left: number) => `This session has a PIN. ${tries(left)}.`,
    none: 'This session has none.',
    label: 'New PIN',
    hint: 'Six to twelve digits. Not one that you use elsewhere, and not the first that comes to mind.',
    set: 'Use this PIN',
    drop: 'Forget the PIN',
    errors: {
      empty: 'Enter a PIN of six to twelve digits',
      'not-digits': 'Use digits only',
      'too-short': 'Use six digits or more',
      'too-long': 'Use twelve digits or fewer',
      'too-easy': 'Everybody would try this one first. Choose another.',
    },
    tooLate:
      'Choose a PIN within five minutes of unlocking, so that nobody does it at your open desk. Lock the desk, unlock it, and try again.',
    busy: 'That was too many PINs in a row. Try again in half a minute.',
    done: { set: 'The PIN opens your locked desk from now on, in this browser.', dropped: 'The PIN is forgotten.' },
  },

  unlocking: {
    passkeyWhat: 'This desk was open here today, so your passkey opens it again.',
    passkey: 'Unlock with your passkey',
    passkeyFailed: 'Your device did not answer with a passkey. Try again, or type your six words.',
    passkeyRefused: 'This passkey did not open the desk. Type your six words.',
    pin: 'Your PIN of this session',
    pinSubmit: 'Unlock with the PIN',
    pinEmpty: 'Enter your PIN',
    pinWrong: (left: number) => `This is not the PIN of this session. ${tries(left)}.`,
    pinGone: 'The PIN is used up. Type your six words.',
    words: 'Or with your six words',
    miscounted: (words: number) => `You typed ${words === 1 ? 'one word' : `${spelled(words)} words`}; there are six.`,
    choosePin: 'Then choose a PIN, so that the desk opens again with six digits today',
  },

  sessions: {
    title: 'Where you are signed in',
    what: 'Each line is one sign-in. The portal keeps no browser names and no network addresses, so a line tells only when. A sign-in ends twelve hours after it began.',
    since: 'Signed in',
    seen: 'Last seen',
    state: 'Desk',
    act: 'End it',
    here: 'This browser',
    locked: 'Locked',
    open: 'Open',
    end: 'End',
    endNamed: (since: string) => `the session since ${since}`,
    endOthers: 'End all others',
    signOut: 'To end this one, sign out.',
    done: {
      ended: 'That session is over.',
      'others-ended': 'All other sessions are over.',
    },
  },
};
