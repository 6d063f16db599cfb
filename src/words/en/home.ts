/** Words of the home page. */
export const home = {
  title: 'LEAD Portal: help for someone outside your door, without police',
  description:
    'Ask the local LEAD team to reach out to someone you are worried about. What you send here goes to no police and not to 911. No account. A person reads it.',
  heading: 'Worried about someone outside your door?',
  lead: 'Ask the local LEAD team to reach out to them. What you send here goes to no police and not to 911. No account. A person reads it.',
  doorsLabel: 'Three doors',
  refer: {
    title: 'Refer someone',
    text: 'A neighbor, a customer, your son, yourself. Four questions, about three minutes.',
    action: 'Start a referral',
  },
  find: {
    title: 'Find a site',
    text: 'LEAD communities state by state: whom they serve and how to reach them.',
    action: 'Open the directory',
  },
  read: {
    title: 'Read',
    text: 'What LEAD is, what studies found, how a town starts it.',
    action: 'Open the reading room',
  },
  questions: 'Police, warrants, immigration, courts, cost:',
  questionsLink: 'plain answers before you decide',
  afterHeading: 'After you send it',
  after: [
    {
      title: 'Who reads it',
      text: 'What you send here is read only by workers of the one team you choose, no officers. We who run this website cannot open it. A team with its own form has its own rules.',
    },
    { title: 'What happens', text: 'Nobody comes at once. Somebody reads it by the day on your receipt, then tries to meet the person.' },
    { title: 'What is kept', text: 'Very little. What you write is erased after 90 days at most. We send nothing to police.' },
  ],
};
