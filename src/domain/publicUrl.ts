/** Longest address of a page that is kept. */
const LONGEST = 500;

/**
 * An address that the public may be sent to, as it is shown: https only, no user name, no bare number as host, no port
 * (security/controls F6). Letters outside ASCII in the host become punycode, so that no look-alike hides. Null for any other.
 * @example readPublicUrl(' https://Example.org/help ') // 'https://example.org/help'
 */
export function readPublicUrl(typed: string): string | null {
  const trimmed = typed.trim();
  if (trimmed.length > LONGEST || /\s/.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { protocol, username, password, hostname, port, href } = new URL(trimmed);
  const isPublic = protocol === 'https:' && username + password + port === '' && /\.[a-z][a-z0-9-]+$/.test(hostname);
  return isPublic ? href : null;
}
