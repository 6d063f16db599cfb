import { INVITATION_HOURS } from '#src/domain/invitation.ts';

/** The letter to somebody who got an account: at a site, or at the Bureau. It names neither, and carries no code: signing in asks for one. */
export function invitation(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'You are invited to the LEAD Portal',
    text: [
      'Somebody who runs a LEAD site, or this portal, asks you to help at its desk. Neighbors write there about somebody who may need help, and a person reads it.',
      `What to do: sign in within ${INVITATION_HOURS} hours at ${facts.publicOrigin}/staff/ with the email address that this letter came to.`,
      'There is no password. Each time you sign in, a letter brings you a code. The first page leads on from there. Have ten minutes, and a pen.',
      'Is this letter real? Ask the person who invited you, on a number that you know. Type the address above yourself, letter by letter.',
      `After ${INVITATION_HOURS} hours this letter opens nothing. Whoever invited you can send a new one.`,
      'If you expect no such letter, throw it away. Nobody gets in without a code, and codes come to this mailbox alone.',
    ].join('\n\n'),
  };
}
