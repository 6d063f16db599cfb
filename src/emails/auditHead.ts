/** The letter with the head of the audit's chain, a number that says nothing by itself. It is kept, so that the audit can be held against it. */
export function auditHead(facts: { hash: string }): { subject: string; text: string } {
  return {
    subject: 'A number to keep',
    text: `Keep this letter for two years. It proves that the records of the portal were not rewritten after today.

${facts.hash}

Whoever runs the portal can check it with: npm run portal -- verify-audit-head, followed by the number.`,
  };
}
