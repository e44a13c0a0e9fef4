import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

// The 3072-bit group of RFC 5054 appendix A, generator 2: what Cognito and its SDKs use.
const modulus = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B',
    '302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6',
    '49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D',
    '670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718',
    '3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D',
    'B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C',
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
  ].join('')}`,
);
const GENERATOR = 2n;

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

/** Two's complement padding as the SDKs do it: even length, no leading bit. */
const padded = (number: bigint): Buffer => {
  const hex = number.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
};

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`);
const multiplier = numberOf(sha256(padded(modulus), padded(GENERATOR)));

/** Hex, as stored and sent. */
export type SrpSecret = {
  readonly salt: string;
  readonly verifier: string;
};

/** `poolName` is the pool id behind its underscore; `username` the real user name, never an alias. */
export const srpSecret = (
  poolName: string,
  username: string,
  password: string,
  salt = randomBytes(16).toString('hex'),
): SrpSecret => {
  const identity = sha256(`${poolName}${username}:${password}`);
  const exponent = numberOf(sha256(padded(BigInt(`0x${salt}`)), identity));
  return { salt, verifier: power(GENERATOR, exponent).toString(16) };
};

export type SrpChallenge = {
  /** b, hex: never leaves the server. */
  readonly secret: string;
  /** B, hex. */
  readonly publicValue: string;
};

export const srpChallenge = ({ verifier }: SrpSecret): SrpChallenge => {
  const secret = randomBytes(128).toString('hex');
  const value = (multiplier * BigInt(`0x${verifier}`) + power(GENERATOR, BigInt(`0x${secret}`))) % modulus;
  return { secret, publicValue: value.toString(16) };
};

/** A client value of zero (mod N) would fix the key without a password (RFC 5054 §2.5.4). */
export const clientValueIsSafe = (clientValue: string): boolean =>
  /^[0-9a-fA-F]{1,1024}$/.test(clientValue) && BigInt(`0x${clientValue}`) % modulus !== 0n;

export type SrpClaim = {
  readonly poolName: string;
  readonly username: string;
  readonly verifier: string;
  /** A, hex. */
  readonly clientValue: string;
  readonly challenge: SrpChallenge;
  /** Base64, as sent to the client. */
  readonly secretBlock: string;
  readonly timestamp: string;
  /** Base64. */
  readonly signature: string;
};

/** Whether the client that signed knows the password. */
export const srpProves = (claim: SrpClaim): boolean => {
  const clientValue = BigInt(`0x${claim.clientValue}`);
  const scrambler = numberOf(sha256(padded(clientValue), padded(BigInt(`0x${claim.challenge.publicValue}`))));
  if (scrambler === 0n) return false;
  const shared = power(
    clientValue * power(BigInt(`0x${claim.verifier}`), scrambler),
    BigInt(`0x${claim.challenge.secret}`),
  );
  const derived = createHmac('sha256', padded(scrambler)).update(padded(shared)).digest();
  const key = createHmac('sha256', derived)
    .update('Caldera Derived Key')
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, 16);
  const expected = createHmac('sha256', key)
    .update(claim.poolName)
    .update(claim.username)
    .update(Buffer.from(claim.secretBlock, 'base64'))
    .update(claim.timestamp)
    .digest();
  const given = Buffer.from(claim.signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
};
