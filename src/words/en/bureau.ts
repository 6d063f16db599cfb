import type { AskerRole, MessageMove, MessageState } from '#src/domain/bureauMessage.ts';

/** The Bureau's own page, in English only, like the desk. */
const states: Readonly<Record<MessageState, string>> = {
  new: 'New',
  held: 'Held apart',
  answered: 'Answered',
  'about-person': 'About a person',
};

const roles: Readonly<Record<AskerRole, string>> = {
  official: 'Official',
  police: 'Police or sheriff',
  prosecutor: 'Prosecutor',
  defender: 'Public defender',
  provider: 'Health or services',
  business: 'Business or faith',
  advocate: 'Neighbor or advocate',
  other: 'Other',
};

const moves: Readonly<Record<MessageMove, string>> = { answered: 'Answered', 'about-person': 'It is about a person' };

export const bureau = {
  states,
  roles,
  moves,
  name: 'LEAD Support Bureau',
  title: 'Messages',
  intro: 'What people asked through “Ask the Bureau how to start”. No referral ever comes here.',
  demo: 'This is a demonstration. Nobody at the Bureau has this account, and nobody real writes here.',
  none: 'No message.',
  heldHint: 'Something here looked like a machine or a flood. A person may still have written it.',
  columns: { day: 'Received', near: 'Place', role: 'Who asks', erased: 'Erased on', open: 'Read' },
  open: 'Open',
  openOne: (near: string, day: string) => `Open the message from ${near}, received ${day}`,
  openHint: 'Opening is noted with your name.',
  sealed: 'Cannot be opened by you',
  sealedHint: 'It was sealed before you had this key. A colleague who had one then can read it.',
  opened: 'One message',
  close: 'Close it',
  fields: { contact: 'How to answer', name: 'Name', question: 'Question', language: 'Language' },
  nothingAsked: 'They left no question: they only want to hear from you.',
  movesHint: (answered: number) =>
    `Answered: erased ${answered} days from now, or earlier. About a person: erased within 72 hours. Copy it nowhere and pass it to nobody; the number alone stays.`,
  done: 'Saved.',
  conflict: 'Somebody decided on this one meanwhile. Nothing of yours was saved.',
  tooOld: 'This page was too old. Nothing was saved: press the button once more.',
  lettersTitle: 'Letters to the Bureau do not arrive',
  letters: (failed: number, retrying: number) =>
    `${failed} given up, ${retrying} being tried again. Look here yourselves until this is gone.`,
};
