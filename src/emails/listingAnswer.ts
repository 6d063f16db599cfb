/** The letter after the Bureau decided on a change of a listing; what it decided stands behind the sign-in. */
export function listingAnswer(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'The Bureau answered about your listing',
    text: `Sign in at ${facts.publicOrigin}/staff/listing/ to read the answer. No details are sent by email.`,
  };
}
