/** Words of the page that shows the demonstration's letters. It has no Spanish twin: it is a page for whoever tries the portal out. */
export const letters = {
  title: 'Letters of the demonstration',
  intro: 'No email leaves this machine. Each letter that the portal writes lies here, newest first.',
  none: 'No letter yet. One comes when somebody sends a referral or asks for a sign-in code.',
  to: (address: string) => `To ${address}`,
  signIn: 'Go to staff sign-in',
};
