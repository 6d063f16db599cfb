/** The first page of the journey, the true answers, and the two plain pages for danger and for minors. */
export const start = {
  title: 'Ask a LEAD team to reach out',
  description: 'Ask the local LEAD team to reach out to somebody, without a call to 911.',
  not911: 'This is not 911, and nobody comes at once.',
  not911More: 'A person reads messages on business days.',
  meanwhileTitle: 'What to do until then',
  meanwhile: [
    'Is a life at risk? Call 911. It may send police; you can ask for medical help only.',
    'Is it a mental health crisis? Call or text 988, day and night. In rare cases this line too can send emergency help.',
    'Do you need other help near you? Call 211.',
  ],
  canTitle: 'What LEAD can do',
  can: [
    'A worker looks for the person, says hello and asks what they need.',
    'The person decides. If they say yes, the worker stays with them: food, papers, a doctor, treatment, a place to live.',
    'It is free for you and for the person.',
  ],
  cannotTitle: 'What LEAD cannot do',
  cannot: [
    'It does not send police, and it does not make anyone leave a place.',
    'It cannot force anyone to take help.',
    'It cannot tell you later what became of the person.',
  ],
  readsTitle: 'Who reads it',
  reads: [
    'A message sent through this portal is read only by workers of the one team that you choose. None of them is an officer or a prosecutor. The people who run this website cannot open it.',
    'A team that has its own form or phone has its own rules. Ask there who will read it.',
  ],
  timeTitle: 'How long it takes',
  time: 'About three minutes. Four questions, no account, no name needed.',
  questions: 'Police, papers, cost: true answers',
};

/** Police, warrants, immigration, courts, cost, force (product §2.1). */
export const questions = {
  title: 'Questions people ask first',
  intro: 'Short and true. Where teams differ, we say so.',
  list: [
    {
      q: 'Will the police come?',
      a: [
        'Not because of a message sent here. The people who read it are not officers or prosecutors. Each team on this portal has put that on record.',
        'A team that has its own form or phone has its own rules. Ask there who will read it.',
        'Many LEAD teams also work with officers. Officers have their own way to send people to LEAD. They do not see what you write here.',
        'If you call 911, police may come. That is apart from this website.',
      ],
    },
    {
      q: 'What if the person has a warrant?',
      a: [
        'You are not asked about it, and you need not write it. The team offers help whether or not there is a warrant.',
        'The team cannot make a warrant go away. Some teams can help a person sort it out. That differs by place.',
      ],
    },
    {
      q: 'Does anyone ask about immigration papers?',
      a: [
        'Not here. There is no question about it, and you had better leave it out. We do not send messages to immigration offices.',
        'What a team asks later to get a benefit, such as housing, differs by place. The person can say no.',
      ],
    },
    {
      q: 'Can a court get my message?',
      a: [
        'A court can order a team to hand over what it holds. We cannot promise that this never happens.',
        'So we keep little, lock it so that only the team can open it, and erase it after 90 days at most. The people who run this website cannot open it, even if they are asked to.',
      ],
    },
    {
      q: 'Does it cost anything?',
      a: ['No. Not for you and not for the person.'],
    },
    {
      q: 'Can anybody be forced?',
      a: [
        'No. The person may say no, or yes later. Saying no has no cost.',
        'Here it is never a trade for charges. Some places offer LEAD at an arrest too; that is another door, and officers open it.',
      ],
    },
    {
      q: 'Will the person know that I wrote?',
      a: [
        'The team does not tell, unless you say that it may. We cannot promise that the person never guesses.',
        'You can leave your name out.',
      ],
    },
    {
      q: 'What if no team serves my place?',
      a: ['Then we say so, keep nothing, and name other help: 211 and 988.'],
    },
  ],
  begin: 'Start a message',
};

export const emergency = {
  title: 'If someone is in danger now',
  intro: 'This website calls nobody. These numbers do.',
  note: 'LEAD teams are not an emergency service. When the danger is over, you can still write to one.',
};

export const underEighteen = {
  title: 'If the person may be under 18',
  intro: 'Most LEAD teams work with adults only. These doors are for young people.',
  note: 'Not sure about the age? Then choose “I am not sure” in the form. The team will find out.',
};
