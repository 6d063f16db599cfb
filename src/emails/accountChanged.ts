/** The letter to the owner of an account when something of it was changed: a passkey, an address, access to a key (security/controls B11). */
export function accountChanged(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'Something about your account changed',
    text: [
      `Sign in at ${facts.publicOrigin}/staff/account/ to see what it is. No details are sent by email.`,
      'If it was not you, tell your manager or the Bureau at once.',
    ].join('\n\n'),
  };
}
