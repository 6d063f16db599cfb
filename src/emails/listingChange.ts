import { WAIT_HOURS } from '#src/domain/listing.ts';

/**
 * The letter to the old address when a listing is about to send people somewhere new (product §5). Whoever reads it and knows
 * nothing of a change has a day to stop it.
 */
export function listingChange(facts: { publicOrigin: string; contact: string | null }): { subject: string; text: string } {
  const otherwise = facts.contact === null ? 'call the Bureau' : `write to ${facts.contact}`;
  return {
    subject: 'Your listing is about to change',
    text: [
      `Somebody asked to change how people reach your team. Nothing changes before the Bureau agrees, and then not for ${WAIT_HOURS} hours.`,
      'If you know of it, do nothing.',
      `If you do not, stop it: sign in at ${facts.publicOrigin}/staff/listing/ or ${otherwise}.`,
    ].join('\n\n'),
  };
}
