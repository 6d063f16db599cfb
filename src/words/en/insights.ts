import type { OutcomeClass, Timed } from '#src/domain/insights.ts';
import type { Aware } from '#src/domain/referral.ts';
import type { WatchName } from '#src/domain/watch.ts';

const aware: Record<Aware | 'not-said', string> = {
  'yes-wants': 'Knows, and wants help',
  'yes-unsure': 'Knows, and is not sure',
  no: 'Does not know',
  'not-safe': 'Asking was not safe',
  'not-said': 'Not said',
};

const outcomes: Record<OutcomeClass, string> = {
  'handed-over': 'Handed over to case management',
  declined: 'The person said no',
  unfound: 'Could not be found',
  elsewhere: 'Referred elsewhere, or outside the area',
  duplicate: 'Another message about the same',
  'not-for-lead': 'Not for LEAD: wrong, a minor, or meant to harm',
  'asked-to-erase': 'Erased because the person asked',
};

const timed: Record<Timed, string> = {
  read: 'Until somebody read it',
  decided: 'Until the first decision',
  reached: 'Until the first attempt to meet',
};

const watch: Record<WatchName, string> = {
  complaints:
    'Half or more of the messages come from businesses or public offices. Are people sent here because they need help, or because they are in the way?',
  'not-for-lead':
    'A quarter or more of the closed items were wrong, about a minor, or meant to harm. Does the form say clearly enough what LEAD is?',
  unaware: 'In three of four messages the person does not know. How do you ask them first?',
  held: 'A fifth or more of the messages were held. Look at why: a library or a phone network can look like a flood.',
  'one-partner': 'One partner sends two of five messages or more. Does its link still fit what was agreed?',
  'few-met': 'Half or more of the closed items ended because nobody found the person. Would a better question about when and where help?',
  language: 'Messages in Spanish are read late more often than messages in English. Who on the team reads Spanish?',
};

/** The numbers of a site, for its own team, its funder and, in sums, the Bureau. Staff read English only. */
export const insights = {
  title: 'Insights',
  intro: 'Counts by month, one question at a time. No number is tied to a message, and they stay when messages are erased.',
  period: {
    legend: 'Months',
    from: 'From',
    to: 'To',
    hint: 'Year and month, for example 2026-03',
    show: 'Show',
    between: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  },
  actions: { report: 'A report to print', csv: 'These counts as a file (CSV)', back: 'Back to Insights' },
  /** In place of a number. */
  hidden: 'hidden',
  totals: {
    heading: 'In short',
    received: 'Messages received',
    kept: 'Read within the promise',
    late: 'Read late',
    held: 'Held on arrival',
    released: 'Held ones that were released',
    linked: 'Linked to another message about the same person',
    none: 'No message was counted in these months.',
  },
  waits: {
    heading: 'How long people wait',
    hint: 'In days on which you are open, from the day of receipt. Half of the messages waited no longer than the first number, nine of ten no longer than the second. A message that nobody has read is not in here: the queue shows those.',
    columns: { what: 'Wait', median: 'Half', ninetieth: 'Nine of ten', n: 'Messages' },
    timed,
    days: (bucket: number | 'more') =>
      bucket === 'more' ? 'over 20 open days' : bucket === 0 ? 'the same day' : bucket === 1 ? '1 open day' : `${bucket} open days`,
    none: 'none yet',
  },
  charts: {
    received: 'Messages received, by month',
    relation: 'How senders know about the person',
    concern: 'What is going on',
    language: 'Language of the form',
    aware: 'Does the person know',
    by: 'How messages came in',
    outcome: 'How items ended',
  },
  cautions: {
    received: 'How many came says nothing of how many people there are.',
    relation: 'Counted as senders say it.',
    concern: 'A message may name several, so these add up to more than the messages.',
    language: 'The language of the form, not of the person.',
    aware: 'Counted as senders say it.',
    by: 'On behalf means that a worker filled in the form for a caller or somebody who came by.',
    outcome: 'Counted in the month in which an item was closed.',
  },
  labels: {
    aware,
    outcome: outcomes,
    by: { form: 'The form', partner: 'A partner link', desk: 'On behalf, at the desk' },
    language: { en: 'English', es: 'Spanish' },
  },
  partners: {
    heading: 'Partner links',
    columns: { name: 'Organization', n: 'Messages', over: 'Above what was agreed' },
    hint: 'Days are kept for a short time only, so an old month may show fewer than it had.',
    none: 'Nothing came through a partner link.',
  },
  watch: {
    heading: 'Worth a talk',
    intro:
      'Questions that your own numbers raise: does the form draw in people who would have been left alone, and is somebody served worse? The marks are our advice; no study stands behind them.',
    none: 'The numbers raise none of our questions, or there are too few to say.',
    rules: watch,
  },
  report: {
    title: (site: string) => `${site}: community referrals in numbers`,
    made: (day: string) =>
      `Made on ${day} from counts that hold no person. Numbers under 11 are hidden, and so is a larger one that would give them away: none of them may point at somebody.`,
    print: 'Print this page, or save it as a PDF, with your browser.',
    what: 'What',
    number: 'Number',
    caution: 'LEAD has no graduation and nobody fails out of it. How many items ended in one way is not a rate of success.',
  },
  bureau: {
    title: 'Insights',
    intro:
      'Sums of each site, in counts only, by quarters that are over. Numbers under 11 are hidden, and so is a sum that would give them away.',
    quarters: 'Quarters',
    quarter: (name: string) => `Quarter ${name.slice(-1)} of ${name.slice(0, 4)}`,
    columns: { site: 'Site', received: 'Received', read: 'Read', late: 'Read late', held: 'Held', handedOver: 'Handed over' },
    all: 'All sites',
    none: 'No message was counted in this quarter.',
  },
};
