import { LINK_DAYS } from '#src/domain/freshness.ts';
import { INVITATION_HOURS } from '#src/domain/invitation.ts';
import { WAIT_HOURS } from '#src/domain/listing.ts';
import { CODE_MINUTES } from '#src/domain/staff.ts';

const SIGN_IN_FOR_MORE = 'No details are sent by email.';

/**
 * Every letter that the portal writes, by its kind: a subject, and paragraphs around what stands open. None greets, begs or names
 * anybody, and most say the same whatever they are about (security/threat-model §6.7).
 */
export const emails = {
  /** Stands above this language's part where it is not the first. */
  heading: 'English',
  'new-work': {
    subject: 'There is something to look at',
    text: (link: string) => [`Sign in at ${link} when you can. For everybody's safety no details are sent by email.`],
  },
  'bureau-message': {
    subject: 'A message waits at the Bureau',
    text: (link: string) => [`Sign in when you can: ${link}`, 'What was asked, and by whom, stands there alone. No letter repeats it.'],
  },
  'bureau-work': {
    subject: 'Something waits for the Bureau',
    text: (link: string) => [`Sign in at ${link} when you can. ${SIGN_IN_FOR_MORE}`],
  },
  'still-true': {
    subject: 'Is your listing still true?',
    text: (link: string) => [
      'Once a month we ask each team to look at what people read about it. It takes about a minute.',
      `Look at it here: ${link}`,
      `Opening the link changes nothing: you say yes with a button on the page. The link works for ${LINK_DAYS} days.`,
      'If nobody says yes for three months, the page tells people that it may be out of date.',
    ],
  },
  'listing-change': {
    subject: 'Your listing is about to change',
    text: (link: string, contact: string | null) => [
      `Somebody asked to change how people reach your team. Nothing changes before the Bureau agrees, and then not for ${WAIT_HOURS} hours.`,
      'If you know of it, do nothing.',
      `If you do not, stop it: sign in at ${link} or ${contact === null ? 'call the Bureau' : `write to ${contact}`}.`,
    ],
  },
  'listing-answer': {
    subject: 'The Bureau answered about your listing',
    text: (link: string) => [`Sign in at ${link} to read the answer. ${SIGN_IN_FOR_MORE}`],
  },
  invitation: {
    subject: 'You are invited to the LEAD Portal',
    text: (link: string) => [
      'Somebody who runs a LEAD site, or this portal, asks you to help at its desk. Neighbors write there about somebody who may need help, and a person reads it.',
      `What to do: sign in within ${INVITATION_HOURS} hours at ${link} with the email address that this letter came to.`,
      'There is no password. Each time you sign in, a letter brings you a code. The first page leads on from there. Have ten minutes, and a pen.',
      'Is this letter real? Ask the person who invited you, on a number that you know. Type the address above yourself, letter by letter.',
      `After ${INVITATION_HOURS} hours this letter opens nothing. Whoever invited you can send a new one.`,
      'If you expect no such letter, throw it away. Nobody gets in without a code, and codes come to this mailbox alone.',
    ],
  },
  'account-changed': {
    subject: 'Something about your account changed',
    text: (link: string) => [
      `Sign in at ${link} to see what it is. ${SIGN_IN_FOR_MORE}`,
      'If it was not you, or if you do not get in any more, tell your manager or the Bureau at once, by telephone.',
    ],
  },
  'promise-missed': {
    subject: 'Something has waited too long',
    text: (link: string) => [
      `It falls to you to see that somebody looks. Sign in today: ${link}`,
      "For everybody's safety no details are sent by email.",
    ],
  },
  'bureau-promise': {
    subject: 'A team needs a call from the Bureau',
    text: (link: string) => [`Sign in at ${link} to see which one. ${SIGN_IN_FOR_MORE}`],
  },
  'form-paused': {
    subject: 'A form has closed itself',
    text: (link: string) => [`Why, and how to open it again, stands behind the sign-in: ${link}`, SIGN_IN_FOR_MORE],
  },
  rehearsal: {
    subject: 'This is a test',
    text: (link: string) => [
      'Nothing came in, and there is nothing to do. The portal tested whether its letters leave.',
      `How the test went: ${link}`,
    ],
  },
  'rehearsal-red': {
    subject: 'The weekly test found something',
    text: (link: string) => [`What it is, and what to do about it: ${link}`, SIGN_IN_FOR_MORE],
  },
  'weekly-look': {
    subject: 'Look who opened what last week',
    text: (link: string) => [`Sign in at ${link} when you can. Does each line look right to you? ${SIGN_IN_FOR_MORE}`],
  },
  'erase-warning': {
    subject: 'Something will be erased before long',
    text: (link: string) => [`Sign in at ${link} when you can, and decide what is still open. ${SIGN_IN_FOR_MORE}`],
  },
  'audit-head': {
    subject: 'A number to keep',
    text: () => [
      'Keep this letter for two years. The number above proves that the records of the portal were not rewritten after today.',
      'Whoever runs the portal can check it with: npm run portal -- verify-audit-head, followed by the number.',
    ],
  },
  'sign-in-code': {
    subject: 'Your code for signing in',
    text: (asked: string) => [
      `This is your code: you asked from a browser at about ${asked} UTC.`,
      `Type it in that same browser. It works once, for ${CODE_MINUTES} minutes. If you did not ask, do nothing: it works nowhere else.`,
    ],
  },
};
