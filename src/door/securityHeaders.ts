/** Names and values by turns, as Node writes them fastest. */
export type HeaderList = readonly string[];

/** Every answer carries these, whatever it is (controls A6); the policy of its page is added to them. */
const ALWAYS: HeaderList = [
  ...['X-Content-Type-Options', 'nosniff'],
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms (hazard H2).
  ...['Referrer-Policy', 'same-origin'],
  ...['Cross-Origin-Opener-Policy', 'same-origin'],
  ...['Permissions-Policy', permissionsPolicy()],
  ...['X-Frame-Options', 'DENY'],
];

const OWN: HeaderList = ['Cross-Origin-Resource-Policy', 'same-origin'];
/** Open data: any page may read it, without cookies (controls E3). */
const OPEN: HeaderList = [
  ...['Cross-Origin-Resource-Policy', 'cross-origin'],
  ...['Access-Control-Allow-Origin', '*', 'Access-Control-Expose-Headers', 'ETag'],
];

/** Two years, the length that browsers' preload lists ask for. */
const HTTPS_ONLY: HeaderList = ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'];

const UNSEEN: HeaderList = ['X-Robots-Tag', 'noindex, nofollow, noarchive'];

/** For whatever was made for one person: no browser, proxy or content network keeps it (controls E3). */
export const NEVER_STORED: HeaderList = [
  ...['Cache-Control', 'no-store'],
  ...['CDN-Cache-Control', 'no-store'],
  ...['Surrogate-Control', 'no-store'],
];

/** What the security headers of an answer depend on. */
export interface AnswerFacts {
  readonly https: boolean;
  readonly indexed: boolean;
  /** Programs and pages of others may read it. */
  readonly open?: boolean;
}

/** The security headers of one answer. `https` comes from PUBLIC_ORIGIN, never from the request. */
export function securityHeaders(policy: string, answer: AnswerFacts): HeaderList {
  return [
    ...['Content-Security-Policy', policy],
    ...ALWAYS,
    ...(answer.open ? OPEN : OWN),
    ...(answer.https ? HTTPS_ONLY : []),
    ...(answer.indexed ? [] : UNSEEN),
  ];
}

/** Everything off but the passkey. Only names that browsers know: an unknown one fills their console with warnings. */
function permissionsPolicy(): string {
  const off =
    'accelerometer autoplay browsing-topics camera clipboard-read clipboard-write display-capture encrypted-media ' +
    'fullscreen geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture ' +
    'screen-wake-lock serial sync-xhr usb window-management xr-spatial-tracking';
  const all = off.split(' ').map((feature) => `${feature}=()`);
  return [...all, 'publickey-credentials-create=(self)', 'publickey-credentials-get=(self)'].join(', ');
}
