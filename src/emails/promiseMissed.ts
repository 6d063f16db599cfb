/**
 * The letter to the backup contact when a promise was missed: a constant, however much waits. It names no site, number, time or
 * reference (security/threat-model §6.7).
 */
export function promiseMissed(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'Something has waited too long',
    text: `It falls to you to see that somebody looks. Sign in today: ${facts.publicOrigin}/staff/\n\nFor everybody's safety no details are sent by email.`,
  };
}

/** The letter to the Bureau's people after that: which site it is, and how many wait, stands behind the sign-in. */
export function bureauPromise(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'A team needs a call from the Bureau',
    text: `Sign in at ${facts.publicOrigin}/bureau/ to see which one. No details are sent by email.`,
  };
}

/** The letter to the managers of a site and to the Bureau when a form closed itself. */
export function formPaused(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'A form has closed itself',
    text: `Why, and how to open it again, stands behind the sign-in: ${facts.publicOrigin}/staff/\n\nNo details are sent by email.`,
  };
}
