import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a test may make wrong in one answer. */
export interface AnswerAsked {
  readonly origin?: string;
  readonly rpID?: string;
  /** The device's flag that its owner was verified (finger, face or the device's own PIN). */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
  readonly crossOrigin?: boolean;
  /** Another type of ceremony than the one that was asked for. */
  readonly type?: string;
}

/** A device with one passkey in it. */
export interface TestAuthenticator {
  readonly id: string;
  /** Answers `navigator.credentials.create` with these options. */
  create(options: object, wrong?: AnswerAsked): object;
  /** Answers `navigator.credentials.get` with these options. */
  get(options: object, wrong?: AnswerAsked): object;
}

const ORIGIN = 'http://localhost:4321';
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const CREDENTIAL_INCLUDED = 0x40;

/**
 * A small WebAuthn authenticator in software: ES256 by node:crypto, attestation `none`, a counter that goes up by one with each use
 * (`counts: false`: always 0, as passkeys that are copied between devices have it). Its answers have the shape that browsers send.
 */
export function anAuthenticator({ counts = true }: { counts?: boolean } = {}): TestAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(32);
  const id = rawId.toString('base64url');
  let counter = 0;
  let owner: string | null = null;
  const next = () => {
    counter += 1;
    return counts ? counter : 0;
  };
  const answer = (response: object) => ({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  return {
    id,
    create(options, wrong = {}) {
      const { challenge, rp, user } = options as { challenge: string; rp: { id: string }; user: { id: string } };
      owner = user.id;
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, rawId.length]), rawId, coseKey(publicKey)]);
      const flags = flagsOf(wrong) | CREDENTIAL_INCLUDED;
      const authData = Buffer.concat([authenticatorData(wrong.rpID ?? rp.id, flags, wrong.counter ?? next()), credential]);
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, wrong).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      });
    },
    get(options, wrong = {}) {
      const { challenge, rpId } = options as { challenge: string; rpId: string };
      const data = clientData('webauthn.get', challenge, wrong);
      const authData = authenticatorData(wrong.rpID ?? rpId, flagsOf(wrong), wrong.counter ?? next());
      const signature = sign('sha256', Buffer.concat([authData, createHash('sha256').update(data).digest()]), privateKey);
      return answer({
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: wrong.userHandle === undefined ? owner : wrong.userHandle,
      });
    },
  };
}

function flagsOf({ verified = true }: AnswerAsked): number {
  return USER_PRESENT | (verified ? USER_VERIFIED : 0);
}

function clientData(type: string, challenge: string, wrong: AnswerAsked): Buffer {
  const { origin = ORIGIN, crossOrigin = false } = wrong;
  return Buffer.from(JSON.stringify({ type: wrong.type ?? type, challenge, origin, crossOrigin }));
}

function authenticatorData(rpID: string, flags: number, counter: number): Buffer {
  const tail = Buffer.alloc(5);
  tail.writeUInt8(flags, 0);
  tail.writeUInt32BE(counter, 1);
  return Buffer.concat([createHash('sha256').update(rpID).digest(), tail]);
}

/** The public key as COSE has it: EC2, ES256, P-256 and the two coordinates (RFC 9053 §7.1). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return cborMap([
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ]);
}

// As much of CBOR (RFC 8949) as an attestation needs.
function cborHead(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 0xff]);
}

function cborInt(n: number): Buffer {
  return n >= 0 ? cborHead(0, n) : cborHead(1, -1 - n);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
}
