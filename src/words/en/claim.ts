/** The form by which a team asks to keep its own listing true. */
export const claim = {
  title: 'Keep this page true yourself',
  back: (name: string) => `The page of ${name}`,
  intro: (name: string) => `Do you work for ${name}? Then you can ask to look after its page here.`,
  steps: {
    title: 'How it goes',
    list: [
      'You fill in this form. By that alone, nothing on the page changes.',
      'The LEAD Support Bureau looks for a phone number of your team. It does not take one from you. It calls you there.',
      'Then a second person at the Bureau decides. If they agree, you get an email.',
      'From then on you sign in with your work email. You can pause the page, and change the phone, the hours, who may refer and more. Some changes show at once. For others the Bureau looks first.',
    ],
    notReferrals: 'You will see no messages that people sent to your team. That takes a key, and keys come from your team, not from us.',
  },
  colleague: 'Does a colleague of yours keep this page now? Ask them first: it may save you the wait.',
  whoReads: 'Staff of the Bureau read this, and nobody else. Your words are kept sealed: those who run this website cannot open them.',
  erased: (days: number, decided: number) =>
    `We erase it ${days} days after you send it, at the latest. Once it is decided, ${decided} days later at most.`,
  demo: 'This is a demonstration. Nobody reads what you send here, and nobody calls you.',
  form: {
    name: 'Your name',
    job: 'Your job there',
    organization: 'Who employs you',
    email: 'Your work email',
    emailHint: 'You will sign in with it',
    find_us: 'Where can we find a phone number of your team?',
    find_usHint: (most: number) =>
      `Not the number: a place to look it up, like “the staff page of our county”. We call that number and ask for you. ${most} characters at most`,
    send: 'Ask to keep this page',
  },
  errors: {
    name: 'Enter your name',
    job: 'Enter what you do there',
    organization: 'Enter who employs you',
    email: 'Enter your work email',
    aNumber: 'Take the number out, and say where we can look one up',
    notAnAddress: 'Enter a full email, like name@example.org',
    find_us: 'Enter where we can look up a phone number of your team',
  },
  notTaken: {
    renewed: 'This page was open for a long time. Your words are all here. Press the button once more.',
    'too-many':
      'Many forms came from your network in the last hour, so this one was not taken. Your words are still here. Try again in an hour.',
    full: 'More forms wait than the Bureau can look through, so this one was not taken. Your words are still here. Try again tomorrow.',
    failed: 'Something went wrong on our side, and nothing was sent. Your words are still here. Try again.',
  },
  nobody: {
    text: 'Nobody reads this form yet, so there is none.',
    kept: 'Nothing was sent. These are your words, to copy:',
    operator: (name: string) => `You can write to ${name}, who runs this portal:`,
    bureau: 'You can write to the Bureau through its own website:',
    bureauSite: 'leadbureau.org',
  },
  ended: {
    text: 'We list this site as ended, so there is no page to keep true.',
    wrong: 'Is that wrong? Tell the Bureau.',
  },
  received: {
    title: 'The Bureau has your form',
    next: 'A person at the Bureau looks for a phone number of your team and calls you there. There is no set day for that.',
    unchanged: 'Nothing on the page has changed.',
    warning: 'The Bureau never asks for a code or a password, not on the phone and not by email.',
    none: 'There is nothing to show here. This page tells for ten minutes that a form came, in the browser that sent it.',
  },
};
