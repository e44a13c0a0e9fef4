import 'server-only';
import { load } from './failure.ts';
import { type Book, bookOf } from './guide-book.ts';
import { readerClient, readSession } from './session.ts';

/** As long as it may be an older one. */
const SECONDS = 60;

/**
 * A file of guides for those who may see it. An image is shown as what the API found it to be, under a policy of its own
 * (`proxy.ts`), so that nothing in it can act; anything else is saved from where uploads are, another origin.
 */
export const guideFileAnswer = async (book: Book, file: string): Promise<Response> => {
  const [read, session] = await Promise.all([
    load(async () => bookOf(await readerClient(), book).file(file)),
    readSession(),
  ]);
  if (!read.ok) return new Response(null, { status: read.failure.status === 400 ? 404 : read.failure.status || 503 });
  const { mediaType, url } = read.data;
  if (mediaType === undefined)
    return new Response(null, { status: 302, headers: { Location: url, 'Cache-Control': 'private, no-store' } });
  const kept = await fetch(url, { cache: 'no-store' });
  if (!kept.ok) return new Response(null, { status: 503 });
  return new Response(kept.body, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': 'inline',
      'Cache-Control': session ? `private, max-age=${SECONDS}` : `public, max-age=${SECONDS}`,
      Vary: 'Cookie',
    },
  });
};
