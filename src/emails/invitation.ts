/** The letter to somebody who may now keep a listing. It carries no code: signing in asks for one. */
export function invitation(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'You can now keep your listing',
    text: [
      `The Bureau agreed. Sign in at ${facts.publicOrigin}/staff/ with the email address that this letter came to.`,
      'There is no password. Each time you sign in, a letter brings you a code.',
    ].join('\n\n'),
  };
}
