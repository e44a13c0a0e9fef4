import { load } from '../../../../api/failure.ts';
import { readerClient, readSession } from '../../../../api/session.ts';

/** As long as it may be an older one; the address of a page names the image it means. */
const SECONDS = 60;

type Context = { params: Promise<{ slug: string }> };

/**
 * The image of an API for those who may see it. It is somebody's upload: it is shown as what the API found it to be, under
 * a policy of its own (`proxy.ts`), so that nothing in it can act.
 */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { slug } = await params;
  const [read, session] = await Promise.all([
    load(async () => (await readerClient()).getApiIcon({ apiId: slug })),
    readSession(),
  ]);
  if (!read.ok) return new Response(null, { status: read.failure.status === 400 ? 404 : read.failure.status || 503 });
  const { mediaType, data } = read.data;
  if (mediaType === undefined || data === undefined) return new Response(null, { status: 404 });
  return new Response(Buffer.from(data, 'base64'), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': 'inline',
      'Cache-Control': session ? `private, max-age=${SECONDS}` : `public, max-age=${SECONDS}`,
      Vary: 'Cookie',
    },
  });
};
