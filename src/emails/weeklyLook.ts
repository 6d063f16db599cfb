/** The weekly letter to a site's managers: it names nobody, no number and no message. */
export function weeklyLook(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'Look who opened what last week',
    text: `Sign in at ${facts.publicOrigin}/staff/ledger/?week=last when you can. Does each line look right to you? No details are sent by email.`,
  };
}
