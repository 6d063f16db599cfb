/**
 * The letter about new work: a constant, whatever came in and however much of it (security/threat-model §6.7). It names
 * no site, number, time or reference, because a mailbox is read by more people than its owner.
 */
export function newWork(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'There is something to look at',
    text: `Sign in at ${facts.publicOrigin}/staff/ when you can. For everybody's safety no details are sent by email.`,
  };
}
