import { chooseVersion, readApi } from '../../../api/catalogue.ts';
import { environment } from '../../../api/environment.ts';
import type { Loaded } from '../../../api/failure.ts';
import type { Book } from '../../../api/guide-book.ts';
import { guidesText, guideText } from '../../../api/guide-texts.ts';
import { catalogueText, operationText, overviewText, referenceText, schemaText } from '../../../api/markdown.ts';
import { readSession } from '../../../api/session.ts';
import { textAnswer } from '../../../api/text-answer.ts';

const NOTHING: Loaded<string> = { ok: false, failure: { status: 404 } };

const guides = (book: Book, guide: string | undefined, version?: string): Promise<Loaded<string>> =>
  guide === undefined ? guidesText(book, version) : guideText(book, guide, version);

const read = async (path: readonly string[], query: URLSearchParams): Promise<Loaded<string>> => {
  if (path[0] === 'guides') return guides(undefined, path[1]);
  const [, slug, kind, name] = path;
  const asked = query.get('version') ?? undefined;
  if (slug === undefined) return catalogueText(query.get('q') ?? undefined, query.get('cursor') ?? undefined);
  if (kind === undefined) return overviewText(slug, asked);
  if (kind === 'guides') return guides(slug, name, asked);
  const api = await readApi(slug);
  if (!api.ok) return api;
  const version = chooseVersion(api.data, asked)?.version;
  if (version === undefined) return NOTHING;
  const place = { slug: api.data.api.slug, version };
  if (name === undefined) return referenceText(place);
  if (kind === 'tags') return referenceText(place, { tag: name });
  return kind === 'schemas' ? schemaText(place, name) : operationText(place, name);
};

type Context = { params: Promise<{ path: string[] }> };

/** The twin of a page in Markdown, for those who may see the page; the proxy brings here who asks for it. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { path } = await params;
  const [text, session] = await Promise.all([read(path, new URL(request.url).searchParams), readSession()]);
  return textAnswer(request, text, {
    type: 'text/markdown',
    personal: session !== undefined,
    headers: { Link: `<${environment.portalUrl}/${path.join('/')}>; rel="canonical"` },
  });
};
