import { createHash, createHmac } from 'node:crypto';
import type { BackendAuth } from '@portico/domain';
import { type BackendRequest, withoutParameters } from './backend-request.ts';
import type { Headers } from './headers.ts';

/** SHA-256 of Node, as the signer takes it. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(chunk: string | ArrayBuffer | ArrayBufferView) {
    this.#hash.update(bytesOf(chunk));
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }
}

const bytesOf = (data: string | ArrayBuffer | ArrayBufferView): Uint8Array =>
  typeof data === 'string'
    ? Buffer.from(data)
    : data instanceof ArrayBuffer
      ? new Uint8Array(data)
      : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** RFC 3986 §2.3: what is signed is spelled in one way. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** A query in the one spelling that is signed, without what a signature of the caller's would be. */
const signable = (query: string): string => {
  const own = withoutParameters(query, (name) => name.startsWith('x_amz_'));
  const pairs = [...new URLSearchParams(own)].map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

const byName = (query: string): Record<string, string[]> => {
  const names: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query)) names[name] = [...(names[name] ?? []), value];
  return names;
};

/** A request as AWS signs it (version 4), and the headers of the signature. */
export const signed = async (
  request: BackendRequest,
  { region, service, accessKeyId }: Extract<BackendAuth, { kind: 'sigv4' }>,
  secretAccessKey: string,
  at: Date,
): Promise<{ readonly request: BackendRequest; readonly headers: Headers }> => {
  const { SignatureV4 } = await import('@smithy/signature-v4');
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    ...{ region, service, sha256: Sha256 },
    // S3 alone takes a path as it is.
    uriEscapePath: service !== 's3',
  });
  const query = signable(request.query);
  const { protocol, hostname, host, pathname } = new URL(request.url);
  const { headers } = await signer.sign(
    {
      ...{ method: request.method, protocol, hostname, path: pathname, query: byName(query) },
      headers: {
        host,
        'x-amz-content-sha256': createHash('sha256')
          .update(request.body ?? '')
          .digest('hex'),
      },
      ...(request.body && { body: request.body }),
    },
    { signingDate: at },
  );
  return {
    request: { ...request, query },
    headers: Object.entries(headers).filter(([name]) => name !== 'host'),
  };
};
