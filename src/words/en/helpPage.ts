/** One hard moment: what to say in so many words (empty: nothing is said), what to do in this order, and whom to ring. */
export interface HardMoment {
  readonly id: string;
  readonly title: string;
  readonly say: readonly string[];
  readonly does: readonly string[];
  readonly ring: string;
}

const minorDoes = {
  no: 'Your site takes nobody under 18. Do not go out to them as LEAD.',
  yes: 'Your site takes people under 18. Follow its own rule for them.',
} as const;

/** The page for hard moments. English only, as all of the desk; plain enough to be read with a phone in the other hand. */
export const helpPage = {
  title: 'Hard moments',
  lead: 'One thing at a time. Press Lock if anybody can see your screen. Nothing here is legal advice: say this, then ring your counsel.',
  print: 'This page prints on two sheets. Keep it by the phone.',
  ring: {
    title: 'Whom to ring',
    emergency: {
      who: '911',
      text: 'A life is in danger now. It may send police. If nobody has a weapon, you can say: “I need medical help, no police.”',
    },
    crisis: {
      who: '988',
      text: 'Talk of suicide, or a crisis of the mind. Call or text, day and night, also to ask how to help somebody else.',
    },
    manager: 'Your manager',
    backup: 'Your backup contact',
    site: 'Your site’s phone',
    operator: 'Who runs this portal',
    operatorText: 'They can open no message. Ring them when the portal itself does not work, and after any demand for what it holds.',
    counsel: 'Your site’s counsel',
    write: 'Write the number here:',
  },
  sayTitle: 'Say',
  doTitle: 'Do',
  ringTitle: 'Ring',
  moments: (takesMinors: boolean): readonly HardMoment[] => [
    {
      id: 'late',
      title: 'Danger, and we read it late',
      say: ['To 911: “I need medical help. I was told about it by somebody else. I am not there.”'],
      does: [
        'If a life may be at risk now, call 911 first and read on later.',
        'For talk of suicide, call 988 and ask what to do.',
        'Go in twos, or not at all. Do not go where there is a weapon.',
        'Write one note: when you read it, what you did. No blame.',
      ],
      ring: '911 or 988, then your manager the same day.',
    },
    {
      id: 'minor',
      title: 'The person may be under 18',
      say: [],
      does: [
        takesMinors ? minorDoes.yes : minorDoes.no,
        'If you think that a child is being hurt, your job or your state may make you report it. Ask your manager before the day ends.',
        'Close it as “Person is under 18”. Its words are erased within 72 hours, so ask first.',
      ],
      ring: 'Your manager. 911 if the child is in danger now.',
    },
    {
      id: 'threat',
      title: 'A threat',
      say: ['At the door: “I am going to step away now.” Then go.'],
      does: [
        'Do not answer the sender. Do not go out alone.',
        'A threat to the person: do not meet them at the place that was given.',
        'Close nothing yet. What is closed as meant to harm is erased within 72 hours, and your counsel may want to see it first.',
        'Write down what was said, with day and time, in a note.',
      ],
      ring: '911 if it is now. Then your manager, who rings counsel.',
    },
    {
      id: 'order',
      title: 'A protective order, or somebody who was told to keep away',
      say: ['To whoever asks: “I cannot say whether we know anybody.”'],
      does: [
        'Never tell one of them where the other is, or that you met them.',
        'Carry no message between them. Never meet both.',
        'Ask the person alone what is safe, and how to reach them.',
        'If you think the form was used to find somebody, close it as “Meant to harm the person”.',
      ],
      ring: 'Your manager, before you go out.',
    },
    {
      id: 'officer',
      title: 'An officer, a subpoena or a request for records',
      say: [
        '“I cannot say whether we know anybody. I will pass this on today.”',
        'If they search anyway: “I do not agree to this. I want to ring our counsel.”',
      ],
      does: [
        'Press Lock. Type no words for anybody. Show no screen and no paper.',
        'Take the paper. Write down name, office, number, day and time.',
        'Do not argue, do not sign, and do not stand in the way.',
        'Erase nothing and print nothing until counsel has spoken. The portal goes on erasing on its own days: tell counsel so.',
      ],
      ring: 'Your manager and counsel, at once. Then who runs this portal.',
    },
    {
      id: 'asks',
      title: 'The person asks what we hold',
      say: ['“Somebody asked us to look out for you. I will not say who. Here is what we have.”'],
      does: [
        'In person and alone with them, so that you know who asks. Never on the phone, never by letter.',
        'Search, open the item, read it to them. Leave out who wrote it, and other people.',
        'Something is wrong? Write their words as a note.',
        'They want it gone? Choose “The person asks to erase it”. It goes within 72 hours.',
      ],
      ring: 'Your manager, if you are not sure that it is them.',
    },
    {
      id: 'caller',
      title: 'Somebody who sent a message calls',
      say: ['“Thank you for telling us. I cannot say whether we met anybody. That keeps the person safe.”'],
      does: [
        'Say this also when they are kind, when they are family, and when they know already.',
        'Something new? They send again and say what changed, or you send it for them.',
        'They want to take it back? Their receipt does that, on the status page.',
        'Do not ask for the receipt. You cannot look it up, and need not.',
      ],
      ring: 'Your manager, if they press you.',
    },
    {
      id: 'device',
      title: 'A lost phone, laptop or paper',
      say: [],
      does: [
        'On another device: My account, then end the other sessions. Your manager can do it for you.',
        'The desk locks after 15 quiet minutes, and no message is stored on the device.',
        'Your six words were with it? Tell your manager: you get new ones, and the keys are changed.',
        'A printed item, or the recovery sheet, is gone? Tell your manager now, not tomorrow.',
      ],
      ring: 'Your manager. Nobody is blamed for telling soon.',
    },
  ],
  keysTitle: 'Keys of the desk',
} as const;
