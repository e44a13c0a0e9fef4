import { createHash } from 'node:crypto';
import type { Loaded } from './failure.ts';

type Options = {
  readonly type: string;
  /** Whether it was read for somebody who is signed in: then it is theirs. */
  readonly personal: boolean;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A text that was read, as an answer with a tag; what is not there is said without words. */
export const textAnswer = (request: Request, read: Loaded<string>, { type, personal, headers }: Options): Response => {
  if (!read.ok) return new Response(null, { status: read.failure.status === 400 ? 404 : read.failure.status || 503 });
  const etag = `"${createHash('sha256').update(read.data).digest('base64url').slice(0, 27)}"`;
  const said = {
    // As pages: whoever keeps it asks whether it is still so, as whoever asks then.
    'Cache-Control': personal ? 'private, no-store' : 'public, max-age=0, must-revalidate',
    Vary: 'Accept, Cookie',
    ETag: etag,
    ...headers,
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return new Response(null, { status: 304, headers: said });
  return new Response(read.data, { headers: { ...said, 'Content-Type': `${type}; charset=utf-8` } });
};
