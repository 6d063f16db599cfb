import { clockTimeOf, type Instant } from '#src/domain/day.ts';
import { CODE_MINUTES } from '#src/domain/staff.ts';

/**
 * The letter with the code for signing in. It carries a code and never a link, because mail scanners follow links
 * (security/threat-model §7); no name and no network address (§6.7).
 */
export function signInCode(facts: { code: string; askedAt: Instant }): { subject: string; text: string } {
  const asked = clockTimeOf(facts.askedAt, 'UTC');
  return {
    subject: 'Your code for signing in',
    text: [
      facts.code,
      `This is your code: you asked from a browser at about ${asked} UTC.`,
      `Type it in that same browser. It works once, for ${CODE_MINUTES} minutes. If you did not ask, do nothing: it works nowhere else.`,
    ].join('\n\n'),
  };
}
