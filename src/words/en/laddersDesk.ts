import type { RehearsalFault, RehearsalStep } from '#src/domain/rehearsal.ts';
import type { PausedFor } from '#src/domain/site.ts';

/** Words of the desk on missed promises: the line above the queue, and what the listing says of a form that closed itself. */
export const laddersDesk = {
  missed: (n: number) => (n === 1 ? 'One message is past its promise.' : `${n} messages are past their promise.`),
  rungs: {
    backup: (at: string) => `The backup contact was told ${at}.`,
    bureau: (at: string) => `The backup contact was told, and the Bureau ${at}: how many, and nothing of what they say.`,
    paused: (at: string) => `The form closed itself ${at}. It says so in public.`,
  },
  next: {
    backup: 'The Bureau is told after one open hour, if anything still waits.',
    bureau: 'If anything still waits two business days after that, the form closes itself.',
    paused: 'A manager opens it again under Listing.',
    demo: 'At a real site the form would close itself after two business days. In this demonstration it never does, so that you can go on trying it.',
  },
  decide: 'Deciding on what waits ends this at once.',
  rehearsal: 'The latest rehearsal found something wrong.',
  rehearsalLink: 'See what, and what to do',
  closed: {
    'promise-missed':
      'The form closed itself, because messages still waited two business days after the backup contact and the Bureau were told. Read what waits, then open it here.',
    'too-few-keys':
      'The form closed itself, because fewer than two people can open messages. Give a second person access, then open it here.',
  } satisfies Record<PausedFor, string>,
  bureau: {
    title: 'Promises and tests',
    intro:
      'Sites where messages wait past their promise, where the form closed itself, or where the latest test is red. Counts only: no message is named here, and none can be read.',
    columns: { site: 'Site', missed: 'Past promise', rung: 'Told', form: 'Form', test: 'Latest test' },
    rungs: { backup: 'backup contact', bureau: 'backup contact, Bureau', paused: 'backup contact, Bureau' },
    closed: { 'promise-missed': 'closed itself: messages unread', 'too-few-keys': 'closed itself: too few can read' } satisfies Record<
      PausedFor,
      string
    >,
    red: (step: string) => `red: ${step}`,
    fine: '–',
  },
};

/** Words of the rehearsal. */
export const rehearsal = {
  title: 'Rehearsal',
  link: 'Test the way of a message through everything',
  intro:
    'A test message takes the whole way of a real one: form, screening, queue, letter, opening, and the page where its sender looks. Then it takes itself away. It counts nowhere, and nobody but you gets a letter.',
  weekly: 'The portal does the same each week by itself while your form is open, as far as it can without your key.',
  button: 'Rehearse now',
  waiting: 'This takes a few seconds.',
  onlyManager: 'A manager of your site runs the rehearsal. What came of the latest one stands here for everybody.',
  none: 'There was no rehearsal yet.',
  latest: (at: string, by: 'button' | 'weekly') => (by === 'button' ? `Latest: ${at}, by hand` : `Latest: ${at}, by itself`),
  earlier: (at: string, by: 'button' | 'weekly') => (by === 'button' ? `${at}, by hand` : `${at}, by itself`),
  green: 'Everything came through.',
  red: 'Not everything came through. Until it does, real messages may not either.',
  redNotLive: 'Not everything came through. The form cannot open until it does.',
  before: 'Before that',
  light: { green: 'Green', red: 'Red', 'not-reached': 'Not tried' },
  tooMany: 'That was often enough for one hour. Try again later.',
  back: 'Back to setting up',
  steps: {
    form: { name: 'Form', green: 'The answers were read and found complete.' },
    screening: { name: 'Screening', green: 'The message was let through to the queue.' },
    queue: { name: 'Queue', green: 'It was sealed, kept, and found in the list.' },
    letter: { name: 'Letter', green: 'A letter was taken for delivery. Look whether it came: it is called “This is a test”.' },
    open: { name: 'Opening', green: 'You opened it with your key, and nobody who should be able to is left out.' },
    status: { name: 'The sender’s page', green: 'It said that the message was read.' },
  } satisfies Record<RehearsalStep, { name: string; green: string }>,
  /** Where nobody was there to open it. */
  weeklyGreen: {
    open: 'Everybody who should be able to read has the key; a real message was opened at the last visit.',
    status: 'It said that the message was received.',
  },
  faults: {
    unsettled: 'Not all settings are there. Answer what is missing under Set up.',
    'form-refused': 'The form would not take complete answers. This is a fault of the portal: tell the Bureau.',
    paused: 'The form is paused, so messages end here. If that is not what you want, open it under Listing.',
    'not-live': 'The listing says that this program takes no referrals here. Ask the Bureau to put the listing right.',
    'place-outside': 'The first ZIP of your own area counts as outside of it. Put the area right under Listing.',
    'not-queued': 'Screening stopped the message. This is a fault of the portal: tell the Bureau.',
    'no-key': 'The site has no key, so nothing can be sealed. Make it under Set up.',
    'not-stored': 'The message could not be sealed or kept. Pause the form under Listing and tell the Bureau.',
    'not-in-list': 'The message was kept and does not show in the list. Tell the Bureau.',
    'nobody-to-tell': 'There is nobody to write to. Invite somebody, or bring somebody back from leave, under People.',
    'letters-come-back': 'Letters to this address come back. Have the address put right under People.',
    'not-sent': 'The letter did not leave. Look at the queue yourself each morning until it does, and tell the Bureau.',
    'no-grant': 'You have no working key for new messages. Have a colleague give you access under People.',
    'cannot-be-opened': 'The message came and could not be opened whole. Pause the form under Listing and tell the Bureau.',
    'nobody-holds': 'Nobody who works here can open new messages. Give somebody access under People, or use the recovery sheet.',
    'holder-without-grant': 'Somebody who could read messages cannot read new ones. Give them access anew under People, or remove them.',
    'receipt-unknown': 'The sender’s page does not find the receipt. Tell the Bureau.',
    'status-wrong': 'The sender’s page says something else than what happened. Tell the Bureau.',
    broken: 'The portal itself failed here, so real messages may be lost. Pause the form under Listing and tell the Bureau.',
    'not-reached': 'Not tried, because the message did not come this far.',
  } satisfies Record<RehearsalFault, string>,
};

/** Words of the page on which somebody chooses letters. */
export const letterChoices = {
  title: 'Your letters',
  intro:
    'Letters say that there is something to look at and never what. About new messages at most two come until you open the desk again, however many there are.',
  events: 'Write to me about',
  eventNames: {
    'new-work': 'New messages',
    assigned: 'What a colleague gives to me',
    returned: 'What goes back to everybody because I did nothing on it',
    'erased-soon': 'What is erased before long',
    'promise-missed': 'Messages that wait past their promise',
  },
  isBackup: 'You are the backup contact. Letters about missed promises come to you whatever you pick.',
  pace: 'How soon',
  paces: {
    'at-once': { name: 'At once', hint: 'One at once, one four hours later, then quiet until you come.' },
    morning: { name: 'In the morning', hint: 'When your office opens next, once more the morning after, then quiet until you come.' },
    none: { name: 'No letters', hint: 'Only while a colleague who can read messages gets them.' },
  },
  save: 'Save',
  saved: 'Saved.',
  nobodyElse:
    'Nobody else who can read messages would be told of new ones. Keep letters about new messages, or ask a colleague to take them first.',
  noPace: 'Pick how soon letters come.',
  onLeave: 'You are on leave: no letters about work come until you are back.',
  tooOld: 'This page was from an earlier session. Nothing was saved; look at what you picked and save again.',
};
