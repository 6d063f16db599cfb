/** The letter that something at the desk is erased before long; it says neither what nor when. */
export function eraseWarning(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'Something will be erased before long',
    text: `Sign in at ${facts.publicOrigin}/staff/ when you can, and decide what is still open. No details are sent by email.`,
  };
}
