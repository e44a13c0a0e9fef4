import { createSign, type KeyObject, X509Certificate } from 'node:crypto';

/** A DER element (X.690): its tag, its length, its content. */
const element = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content]);
};
const sequence = (...parts: readonly Buffer[]) => element(0x30, ...parts);
const integer = (value: Buffer) => element(0x02, value);
const time = (text: string) => element(0x18, Buffer.from(text, 'latin1'));

/** sha256WithRSAEncryption, without parameters. */
const ALGORITHM = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

const named = (name: string): Buffer =>
  sequence(element(0x31, sequence(COMMON_NAME, element(0x0c, Buffer.from(name, 'utf8')))));

/** A certificate that a key has signed for itself (RFC 5280), in base64: what SAML metadata shows a key by. Node makes none. */
export const selfSignedCertificate = (name: string, privateKey: KeyObject, publicKey: KeyObject): string => {
  const subject = named(name);
  const body = sequence(
    element(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from([1])),
    ALGORITHM,
    subject,
    sequence(time('20200101000000Z'), time('20991231235959Z')),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const certificate = sequence(body, ALGORITHM, element(0x03, Buffer.from([0]), signature));
  return new X509Certificate(certificate).raw.toString('base64');
};
