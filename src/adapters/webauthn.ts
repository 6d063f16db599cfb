import { z } from 'zod';
import type { Passkey, Webauthn } from '#src/ports/staff.ts';

export interface WebauthnSettings {
  /** PUBLIC_ORIGIN: the one address that a passkey may have signed for, scheme and port included. */
  readonly origin: string;
  /** What the device calls us. */
  readonly name: string;
}

/** Five minutes, as long as a challenge lives (security/controls B7). */
const TIMEOUT_MS = 5 * 60_000;
/** ES256 first, which every device has; then Ed25519 and, for some Windows machines, RS256 (COSE numbers). */
const ALGORITHMS = [-7, -8, -257];

const base64url = z.string().regex(/^[\w-]*$/);
const answered = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
});
const newAnswer = answered.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(8).default([]),
  }),
});
const signedAnswer = answered.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    // Browsers send null where a device keeps none.
    userHandle: base64url.nullish(),
  }),
});
const clientData = z.object({ challenge: base64url, crossOrigin: z.boolean().optional() });

/** Checks passkeys with SimpleWebAuthn, which is read on first use: most workers never ask for it. */
export function webauthn({ origin, name }: WebauthnSettings): Webauthn {
  const rpID = new URL(origin).hostname;
  const ours = { expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true } as const;
  return {
    async creationOptions({ challenge, user, known }) {
      const { generateRegistrationOptions } = await library();
      return generateRegistrationOptions({
        rpName: name,
        rpID,
        challenge: bytesOf(challenge),
        userID: new Uint8Array(Buffer.from(user.id)),
        userName: user.name,
        userDisplayName: user.displayName,
        timeout: TIMEOUT_MS,
        // Which maker's device it is, is none of our business.
        attestationType: 'none',
        excludeCredentials: known.map(described),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: ALGORITHMS,
      });
    },
    async requestOptions({ challenge, known }) {
      const { generateAuthenticationOptions } = await library();
      const allowed = known.length === 0 ? {} : { allowCredentials: known.map(described) };
      return generateAuthenticationOptions({
        rpID,
        challenge: bytesOf(challenge),
        timeout: TIMEOUT_MS,
        userVerification: 'required',
        ...allowed,
      });
    },
    claims,
    async verifyNew(answer, challenge) {
      const read = newAnswer.safeParse(answer);
      if (!read.success) return null;
      const { verifyRegistrationResponse } = await library();
      const asked = { ...ours, response: read.data, expectedChallenge: challenge, supportedAlgorithmIDs: ALGORITHMS };
      const checked = await orNull(() => verifyRegistrationResponse(asked));
      if (!checked?.verified) return null;
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports: read.data.response.transports };
    },
    async verify(answer, challenge, passkey) {
      const read = signedAnswer.safeParse(answer);
      if (!read.success || read.data.id !== passkey.id || !isOwners(read.data.response.userHandle, passkey)) return null;
      const { userHandle: _, ...response } = read.data.response;
      const { verifyAuthenticationResponse } = await library();
      // The counter is compared where it is kept, in the same write (security/controls B7); here it must only be signed.
      const credential = { id: passkey.id, publicKey: bytesOf(passkey.publicKey), counter: 0 };
      const asked = { ...ours, response: { ...read.data, response }, expectedChallenge: challenge, credential };
      const checked = await orNull(() => verifyAuthenticationResponse(asked));
      return checked?.verified ? { counter: checked.authenticationInfo.newCounter } : null;
    },
  };
}

function library() {
  return import('@simplewebauthn/server');
}

function claims(answer: unknown): { challenge: string; id: string } | null {
  const read = z.object({ id: base64url, response: z.object({ clientDataJSON: base64url }) }).safeParse(answer);
  if (!read.success) return null;
  const told = clientData.safeParse(jsonIn(Buffer.from(read.data.response.clientDataJSON, 'base64url').toString('utf8')));
  // A frame of another site: ours is never shown in one.
  if (!told.success || told.data.crossOrigin === true) return null;
  return { challenge: told.data.challenge, id: read.data.id };
}

/** A device that names an owner names the account that the passkey was made for. */
function isOwners(userHandle: string | null | undefined, { staffId }: Passkey): boolean {
  return !userHandle || Buffer.from(userHandle, 'base64url').toString() === staffId;
}

function described({ id, transports }: Pick<Passkey, 'id' | 'transports'>): { id: string; transports: string[] } {
  return { id, transports: [...transports] };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64url'));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the library refuses it throws, with words that hold parts of the answer: they go nowhere. */
async function orNull<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch {
    return null;
  }
}
