/** The letter that a rehearsal sends: that it came is all it has to say. */
export function rehearsalLetter(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'This is a test',
    text: `Nothing came in, and there is nothing to do. The portal tested whether its letters leave.\n\nHow the test went: ${facts.publicOrigin}/staff/rehearsal/`,
  };
}

/** The letter to the managers of a site whose weekly test failed; what failed stands behind the sign-in. */
export function rehearsalRed(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'The weekly test found something',
    text: `What it is, and what to do about it: ${facts.publicOrigin}/staff/rehearsal/\n\nNo details are sent by email.`,
  };
}
