import type { MockAnswer } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { load } from '../../api/failure.ts';
import type { Called } from './draft-key.ts';
import type { Answer, NoAnswer } from './send-call.ts';

const bytesOf = ({ text, base64 }: MockAnswer): Uint8Array<ArrayBuffer> =>
  base64 ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : new TextEncoder().encode(text);

/** What the document answers to an operation; nothing that was typed leaves the page. */
export const mockCall = async (
  { api, version, operation }: Called,
  status: number | undefined,
): Promise<Answer | NoAnswer> => {
  const since = performance.now();
  const read = await load<MockAnswer>(() =>
    portico.getMockAnswer({
      ...{ apiId: api.slug, version, operation },
      ...(status !== undefined && { status }),
    }),
  );
  if (!read.ok) return 'unreachable';
  const headers = read.data.headers.map(({ name, value }) => [name, value] as const);
  return {
    status: read.data.status,
    headers,
    mediaType: headers.find(([name]) => name === 'content-type')?.[1] ?? '',
    milliseconds: performance.now() - since,
    bytes: bytesOf(read.data),
    ...{ open: false, cut: false, mock: true },
  };
};
