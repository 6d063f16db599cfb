import { UNLOCK_PAUSE_MINUTES } from '#src/domain/staff.ts';

/** The page on which a new worker makes their key. Staff pages are English only (product §7). */
export const firstKey = {
  title: 'Make your key',
  intro:
    'You sign in with a code from a letter. Six words then open what is sealed to you. We make them up, and nobody else ever sees them.',
  questions: {
    title: 'Three questions first',
    intro:
      'No officer, prosecutor or probation worker reads what people send. Your answers are kept with the day. Look twice before you save: one yes means that you keep the listing of your site and get no key, and you cannot change it yourself.',
    sworn: 'Do you have sworn, prosecution or probation duties?',
    reports: 'Do you report to a police, prosecution or probation office?',
    handOver: 'Would you have to hand messages over if police, a prosecutor or a probation office asked?',
    yes: 'Yes',
    no: 'No',
    missing: {
      sworn: 'Sworn, prosecution or probation duties: answer with yes or no',
      reports: 'Reporting to police, prosecution or probation: answer with yes or no',
      hand_over: 'Handing messages over: answer with yes or no',
    },
    submit: 'Go on',
  },
  paper: 'Have a pen at hand. The words are shown once.',
  show: 'Show my six words',
  words: {
    title: 'Write these six words down',
    only: 'If other words stand on your paper from before, cross them out: only these count.',
    text: 'On paper, and keep it where only you look. A password manager of your own is fine too. Never in an email or a photo.',
    lost: `If they are lost, what was sealed to you alone stays closed. After five wrong tries there is a pause of ${UNLOCK_PAUSE_MINUTES} minutes.`,
    label: 'Type the six words back',
    hint: 'Small letters, a space between the words',
    submit: 'I wrote them down',
    empty: 'Type the six words',
    different: 'That is not what stands above. Compare word by word',
  },
  made: {
    title: 'Your key is made',
    worker:
      'Type your six words once more to open the desk. You then see four words: a manager of your site compares them with you and gives you access. Until then you see how much there is, and none of it.',
    manager:
      'Type your six words once more to go on. While your site sets itself up, the list of steps comes next. At a site that is open, another manager gives you access, under People.',
    bureau: 'Type your six words once more. Then the rooms of the Bureau stand open to you.',
  },
  outdated: 'Those words were shown too long ago. Here are new ones: throw the old ones away.',
  tooOld: 'This page was too old. Nothing was done: press the button once more.',
  listingOnly: {
    title: 'You keep the listing, and hold no key',
    text: 'After your answers you cannot open what people send. You can keep everything that people read about your site.',
    wrong:
      'Was one of your answers a mistake? Only another person can put it right: whoever invited you, or a manager of your site. They invite you again with the same address; then the three questions stand here again.',
    right: 'If yes is right, nothing more is to be done here. Somebody else of your site reads the messages.',
  },
  toListing: 'Go to your listing',
  noDesk: 'This account belongs to no desk.',
};
