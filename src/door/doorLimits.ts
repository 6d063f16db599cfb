/** The fixed numbers of the front door (security/controls §0). */
export const DOOR_LIMITS = {
  /** A whole form is at most 24 KiB of text; percent encoding can triple a byte. */
  bodyBytes: 65_536,
  /** What a passkey says, in JSON. */
  jsonBytes: 16_384,
  formFields: 40,
  /** Path and query together. */
  targetBytes: 2_048,
  headerBytes: 16_384,
  headerLines: 60,
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 5_000,
  requestsPerSocket: 200,
  sockets: 400,
  /** How often Node looks for slow requests; with headersMs it bounds the wait before a 408. */
  slowCheckMs: 1_000,
  /** A page that has not answered by then gets a 503 in its place. */
  answerMs: 30_000,
  /** A socket on which nothing moves, for instance a reader who never reads. */
  silentSocketMs: 60_000,
  /** How long a refused sender may go on talking before the socket is cut; closing at once would lose our answer. */
  lingerMs: 2_000,
} as const;

export type DoorLimits = { readonly [name in keyof typeof DOOR_LIMITS]: number };
