import type { MockAnswer, MockCall } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { load } from '../../api/failure.ts';
import type { Call } from './console-request.ts';
import type { Called } from './draft-key.ts';
import { type Answer, bodyOf, type NoAnswer } from './send-call.ts';

const bytesOf = ({ text, base64 }: MockAnswer): Uint8Array<ArrayBuffer> =>
  base64 ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : new TextEncoder().encode(text);

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** What the mock takes is no longer, written as base64. */
const BYTES_MAX = 3_000_000;

const written = async (body: string | Blob | undefined): Promise<Pick<MockCall, 'text' | 'base64'> | 'large'> => {
  if (body === undefined) return {};
  const blob = new Blob([body]);
  if (blob.size > BYTES_MAX) return 'large';
  if (typeof body === 'string') return { text: body };
  return { text: base64Of(new Uint8Array(await blob.arrayBuffer())), base64: true };
};

/** A call as it would be sent, with what browsers send for nobody; `prefer` is which answer is wished for. */
export const mockedCall = async (base: string, call: Call, prefer: string): Promise<MockCall | 'large'> => {
  const { body, type } = bodyOf(call.body);
  const content = await written(body);
  if (content === 'large') return 'large';
  const [path = '', ...query] = call.url.slice(base.replace(/\/$/, '').length).split('?');
  const own = [...call.headers, ...call.withheld];
  const named = own.some(([name]) => name.toLowerCase() === 'prefer');
  const headers = [
    ...own,
    ...(type === undefined ? [] : [['Content-Type', type] as const]),
    ...(call.cookies === '' ? [] : [['Cookie', call.cookies] as const]),
    // What is typed wins over what is chosen.
    ...(prefer === '' || named ? [] : [['Prefer', prefer] as const]),
  ];
  return {
    path,
    ...(query.length > 0 && { query: query.join('?') }),
    headers: headers.map(([name, value]) => ({ name, value })),
    ...content,
  };
};

/** What the document answers to a call, or what of it the document does not allow. */
export const mockCall = async (
  { api, version, operation, gatewayUrl }: Called,
  call: Call,
  prefer: string,
): Promise<Answer | NoAnswer> => {
  const since = performance.now();
  const body = await mockedCall(gatewayUrl, call, prefer);
  if (body === 'large') return 'large';
  const read = await load<MockAnswer>(() => portico.callMock({ apiId: api.slug, version, operation, body }));
  if (!read.ok) return 'unreachable';
  const headers = read.data.headers.map(({ name, value }) => [name, value] as const);
  return {
    status: read.data.status,
    headers,
    mediaType: headers.find(([name]) => name === 'content-type')?.[1] ?? '',
    milliseconds: performance.now() - since,
    bytes: bytesOf(read.data),
    errors: read.data.errors,
    ...{ open: false, cut: false, mock: true },
  };
};
