/**
 * The letter to the Bureau's people when somebody asked how to start a site: a constant, whatever was asked and by whom.
 * It names no place, number, time or reference, because a mailbox is read by more people than its owner.
 */
export function bureauMessage(facts: { publicOrigin: string }): { subject: string; text: string } {
  return {
    subject: 'A message waits at the Bureau',
    text: `Sign in when you can: ${facts.publicOrigin}/bureau/messages/\n\nWhat was asked, and by whom, stands there alone. No letter repeats it.`,
  };
}
