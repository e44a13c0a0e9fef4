import { environment } from '../../../api/environment.ts';
import { load } from '../../../api/failure.ts';
import { clientFor } from '../../../api/session.ts';
import { textAnswer } from '../../../api/text-answer.ts';

const LISTED = 100;
const TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/** The catalogue for programs (RFC 9727): an item for each API that visitors see, a page at once. */
export const GET = async (request: Request): Promise<Response> => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const here = `${environment.portalUrl}/.well-known/api-catalog`;
  const read = await load(async () => {
    const { items, nextCursor } = await clientFor(undefined).listApis({ limit: LISTED, cursor });
    const anchorOf = (slug: string) => `${environment.apiUrl}/proxy/${slug}`;
    const next = nextCursor === undefined ? undefined : `${here}?cursor=${encodeURIComponent(nextCursor)}`;
    return JSON.stringify({
      linkset: [
        {
          anchor: cursor === undefined ? here : `${here}?cursor=${encodeURIComponent(cursor)}`,
          item: items.map(({ slug, name }) => ({ href: anchorOf(slug), title: name })),
          ...(next && { next: [{ href: next, type: 'application/linkset+json' }] }),
        },
        ...items.map(({ slug }) => {
          const page = `${environment.portalUrl}/apis/${slug}`;
          const document = `${environment.apiUrl}/public/apis/${slug}/versions/latest/document`;
          return {
            anchor: anchorOf(slug),
            'service-desc': [{ href: document, type: 'application/json' }],
            'service-doc': [
              { href: `${page}/reference`, type: 'text/html' },
              { href: `${page}/reference.md`, type: 'text/markdown' },
            ],
            'service-meta': [{ href: `${page}/agents`, type: 'text/html' }],
            status: [{ href: `${environment.apiUrl}/meta/health`, type: 'application/json' }],
          };
        }),
      ],
    });
  });
  const answer = textAnswer(request, read, {
    type: 'application/linkset+json',
    personal: false,
    headers: { Link: `<${here}>; rel="api-catalog"` },
  });
  if (answer.status === 200) answer.headers.set('Content-Type', TYPE);
  return answer;
};
