import type { ProblemError } from '@portico/client';
import { problemIn } from './console-problem.ts';
import type { Call, CallBody } from './console-request.ts';
import type { Bearer } from './held-token.ts';
import { isBelow } from './is-below.ts';

export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly mediaType: string;
  readonly milliseconds: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** More is coming. */
  readonly open: boolean;
  /** It was longer than what is shown. */
  readonly cut: boolean;
  /** The document answered, not the API. */
  readonly mock?: true;
  /** What of the call the document does not allow, where that answered. */
  readonly errors?: readonly ProblemError[] | undefined;
};

/** `large`: more than the mock takes. `token`: that of the API has ended. `outside`: not below the API's address. `redirect`: followed, it would take the key along. */
export type NoAnswer = 'unreachable' | 'redirect' | 'outside' | 'key' | 'large' | 'token';

/** Above this a tab has better things to do. */
const BYTES_MAX = 50_000_000;
/** Nobody reads faster. */
const TELL_EVERY_MILLISECONDS = 100;

/** A body as it is sent, and its media type where that hangs on it. */
export const bodyOf = (body: CallBody | undefined): { body?: string | Blob; type?: string } => {
  if (!body) return {};
  if (body.kind === 'text') return { body: body.text };
  if (body.kind === 'file') return { body: body.file };
  // By hand: what FormData says of a part's type, it says of files only.
  const boundary = `portico-${crypto.randomUUID()}`;
  const named = (text: string) => text.replaceAll('"', '%22').replaceAll(/[\r\n]+/g, ' ');
  const parts = body.parts.flatMap(({ name, type, value }) => {
    const file = typeof value === 'string' ? '' : `; filename="${named(value.name)}"`;
    const said = type === undefined ? '' : `Content-Type: ${named(type)}\r\n`;
    return [
      `--${boundary}\r\nContent-Disposition: form-data; name="${named(name)}"${file}\r\n${said}\r\n`,
      value,
      '\r\n',
    ];
  });
  return { body: new Blob([...parts, `--${boundary}--\r\n`]), type: `multipart/form-data; boundary=${boundary}` };
};

const joined = (chunks: readonly Uint8Array[], length: number) => {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};

const isEvents = (mediaType: string): boolean => /^text\/event-stream\b|ndjson|jsonl/.test(mediaType);

/** Reads to the end; what comes bit by bit is told bit by bit. */
const read = async (response: Response, since: number, tell: (answer: Answer) => void): Promise<Answer> => {
  const mediaType = response.headers.get('content-type') ?? '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  let cut = false;
  let told = 0;
  const answer = (open: boolean): Answer => ({
    status: response.status,
    headers: [...response.headers],
    mediaType,
    milliseconds: performance.now() - since,
    bytes: joined(chunks, length),
    open,
    cut,
  });
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); reader && next && !next.done; next = await reader.read()) {
    chunks.push(next.value);
    length += next.value.length;
    cut = length > BYTES_MAX;
    if (cut) await reader.cancel();
    if (!isEvents(mediaType) || performance.now() - told < TELL_EVERY_MILLISECONDS) continue;
    told = performance.now();
    tell(answer(true));
  }
  return answer(false);
};

type Sending = {
  /** The gateway's address of the API: the key goes nowhere else. */
  readonly base: string;
  readonly key: (renew?: boolean) => Promise<string | undefined>;
  /** What is proven to the API itself; it goes where the key does. */
  readonly bearer?: (() => Promise<Bearer>) | undefined;
  readonly signal: AbortSignal;
  readonly tell: (answer: Answer) => void;
};

/** Sends a call with the reader's key, with a new one where the gateway does not know it any more. */
export const sendCall = async (
  { method, url, headers, body }: Call,
  { base, key, bearer, signal, tell }: Sending,
): Promise<Answer | NoAnswer> => {
  if (!isBelow(url, base)) return 'outside';
  const { body: sent, type } = bodyOf(body);
  const send = async (renew: boolean): Promise<Answer | NoAnswer> => {
    const secret = await key(renew);
    if (secret === undefined) return 'key';
    const proof = (await bearer?.()) ?? { token: undefined };
    if (proof === 'ended') return 'token';
    const said = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
    if (type !== undefined) said.set('Content-Type', type);
    said.set('X-Api-Key', secret);
    if (proof.token !== undefined) said.set('Authorization', `Bearer ${proof.token}`);
    const since = performance.now();
    const response = await fetch(url, {
      method,
      headers: said,
      ...(sent !== undefined && { body: sent }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      signal,
    });
    return response.type === 'opaqueredirect' ? 'redirect' : read(response, since, tell);
  };
  try {
    const first = await send(false);
    const unknown =
      typeof first === 'object' && first.status === 401 && problemIn(first)?.problem.code === 'unauthenticated';
    return unknown ? await send(true) : first;
  } catch (error) {
    if (signal.aborted) throw error;
    return 'unreachable';
  }
};
