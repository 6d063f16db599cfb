import { DAY_LONG } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';

/** Well under the year that RFC 9116 advises, so that nobody writes to a contact of long ago. */
const GOOD_FOR_DAYS = 180;

/**
 * Says whom to tell of a hole in the portal's security (RFC 9116, `/.well-known/security.txt`). Where nobody runs it, it says
 * that instead of naming a contact.
 */
export function securityText({ clock, settings }: Pick<Ports, 'clock' | 'settings'>): string {
  const { operator, publicOrigin } = settings;
  const expires = new Date(clock.now() + GOOD_FOR_DAYS * DAY_LONG);
  const lines = [
    '# Leave out names, and anything about a person in need.',
    operator === null ? '# This is a demonstration. Nobody runs it, so there is nobody to write to.' : `Contact: ${operator.link}`,
    `Expires: ${expires.toISOString().replace(/\.\d+Z$/, 'Z')}`,
    'Preferred-Languages: en, es',
    `Canonical: ${publicOrigin}/.well-known/security.txt`,
    `Policy: ${publicOrigin}/privacy/`,
  ];
  return `${lines.join('\n')}\n`;
}
