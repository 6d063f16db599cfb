/** The letter about work of the Bureau: a change of a listing or a claim waits. It names neither the site nor the change. */
export function bureauWork(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'Something waits for the Bureau',
    text: `Sign in at ${facts.publicOrigin}/bureau/ when you can. No details are sent by email.`,
  };
}
