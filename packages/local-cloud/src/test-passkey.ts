import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/** CBOR of what is needed here (RFC 8949): byte strings below 64 KiB, and the heads of maps and texts that are written out. */
const bytesOf = (bytes: Uint8Array): Buffer =>
  Buffer.concat([
    bytes.length < 24
      ? Buffer.from([0x40 + bytes.length])
      : bytes.length < 256
        ? Buffer.from([0x58, bytes.length])
        : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]),
    bytes,
  ]);
const textOf = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

/** An ES256 key as COSE writes it (RFC 9053): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
const coseKey = (x: Uint8Array, y: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytesOf(x),
    Buffer.from([0x22]),
    bytesOf(y),
  ]);

type Asked = { readonly challenge: string; readonly rpId: string };
export type Flaws = {
  readonly origin?: string;
  readonly challenge?: string;
  /** Nobody was asked for a PIN or a finger. */
  readonly unverified?: boolean;
};

/** An authenticator of one passkey, as a browser at an origin drives it (W3C WebAuthn); its counter only rises. */
export const createTestPasskey = (origin: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  let counter = 0;
  const clientData = (type: string, { challenge }: Asked, flaws: Flaws) =>
    JSON.stringify({
      type,
      challenge: flaws.challenge ?? challenge,
      origin: flaws.origin ?? origin,
      crossOrigin: false,
    });
  const authenticatorData = ({ rpId }: Asked, { unverified }: Flaws, attested?: Uint8Array) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    const flags = 0x01 | (unverified ? 0 : 0x04) | (attested ? 0x40 : 0);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  };
  return {
    id: base64(credentialId),
    /** As if it had been copied before it was used last. */
    rewind: () => {
      counter = 0;
    },
    /** What `navigator.credentials.create` gives. */
    create(asked: Asked, flaws: Flaws = {}) {
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
      ]);
      const attestationObject = Buffer.concat([
        ...[Buffer.from([0xa3]), textOf('fmt'), textOf('none'), textOf('attStmt'), Buffer.from([0xa0])],
        ...[textOf('authData'), bytesOf(authenticatorData(asked, flaws, attested))],
      ]);
      return {
        credentialId: base64(credentialId),
        authenticatorAttachment: 'platform' as const,
        response: {
          clientDataJSON: base64(clientData('webauthn.create', asked, flaws)),
          attestationObject: base64(attestationObject),
          transports: ['internal'],
        },
      };
    },
    /** What `navigator.credentials.get` gives. */
    get(asked: Asked, flaws: Flaws = {}) {
      const clientDataJSON = clientData('webauthn.get', asked, flaws);
      const data = authenticatorData(asked, flaws);
      const signature = sign('sha256', Buffer.concat([data, sha256(clientDataJSON)]), privateKey);
      return {
        credentialId: base64(credentialId),
        response: {
          clientDataJSON: base64(clientDataJSON),
          authenticatorData: base64(data),
          signature: base64(signature),
        },
      };
    },
  };
};
