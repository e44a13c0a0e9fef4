import { readApi, readSharedChangelog } from '../../../../../api/catalogue.ts';
import { environment } from '../../../../../api/environment.ts';
import { readSession } from '../../../../../api/session.ts';
import { atomOf, type FeedEntry } from '../../../../../parts/atom.ts';

/** The newest versions, each with what it changed. */
const ENTRIES_MAX = 10;
const SECONDS = 300;

type Context = { params: Promise<{ slug: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const [read, session] = await Promise.all([readApi((await params).slug), readSession()]);
  if (!read.ok) return new Response(null, { status: read.failure.status === 400 ? 404 : read.failure.status || 503 });
  const { api, versions } = read.data;
  const page = `${environment.portalUrl}/apis/${api.slug}/changelog`;
  const published = versions
    .filter(({ status, publishedAt }) => status !== 'draft' && publishedAt !== undefined)
    .sort((one, other) => ((one.publishedAt ?? '') < (other.publishedAt ?? '') ? 1 : -1))
    .slice(0, ENTRIES_MAX);
  const entries = await Promise.all(
    published.map(async (version): Promise<FeedEntry> => {
      const changelog = await readSharedChangelog(api.slug, version);
      const ends = version.retiredAt ?? version.deprecation?.sunsetAt;
      return {
        id: `${page}?version=${encodeURIComponent(version.version)}`,
        title: `${api.name} ${version.version}`,
        published: version.publishedAt ?? version.createdAt,
        text: [ends && `Retires: ${ends}`, changelog].filter(Boolean).join('\n\n'),
      };
    }),
  );
  const feed = { id: page, title: `${api.name}: changelog`, self: `${page}/feed.xml`, updated: api.updatedAt, entries };
  return new Response(atomOf(feed), {
    headers: {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      // What somebody who is signed in may read is theirs.
      'Cache-Control': session ? 'private, no-store' : `public, max-age=${SECONDS}`,
    },
  });
};
