import { readAppearance } from '../../../api/appearance.ts';
import { brandOf, hashOf } from '../../../pictures/card.ts';
import { pictureOf } from '../../../pictures/draw.ts';
import { readCard } from '../../../pictures/read-card.ts';

type Context = { params: Promise<{ page: string[] }> };

const ENDING = '.png';

/** The picture that is shown where a link to a page is shared. A page that visitors do not see has none. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { page = [] } = await params;
  const last = page.at(-1) ?? '';
  if (!last.endsWith(ENDING)) return new Response(null, { status: 404 });
  const read = await readCard([...page.slice(0, -1), last.slice(0, -ENDING.length)], new URL(request.url).searchParams);
  if (!read.ok) return new Response(null, { status: read.failure.status === 400 ? 404 : read.failure.status || 503 });
  if (!read.data) return new Response(null, { status: 404 });
  const brand = brandOf(await readAppearance());
  const etag = `"${hashOf(read.data, brand)}"`;
  // As pages: whoever keeps it asks whether it is still so; what is made private is not shown from then on.
  const headers = { 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: etag };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(await pictureOf(read.data, brand), { headers: { ...headers, 'Content-Type': 'image/png' } });
};
