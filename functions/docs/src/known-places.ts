import { type Data, visibleVersion } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { Embedded, Known } from '@portico/guides';
import type { Book } from './books.ts';
import type { KeptPages } from './kept-pages.ts';

/** A page that names nothing of the reference costs no reading of it. */
const NAMES_REFERENCE = /^:::(?:operation|schema) | try=|\.\.\/(?:reference|schemas)\/|\/apis\//m;

/** Nor one that names no file, of the list of them. */
const NAMES_FILE = /media\//;

/** What is of the text alone: a summary is shown in a line. */
const SUMMARY_MAX = 300;

/** What a page can lead to, and show: the pages that are named, files, and of an API the reference of the version that is read. */
export const knownPlaces = async (
  data: Data,
  reference: KeptPages,
  principal: Principal | undefined,
  { bookId, base, api }: Book,
  text: string,
  hasGuide: Known['hasGuide'],
  asked = 'latest',
): Promise<Known> => {
  const version = api && NAMES_REFERENCE.test(text) ? await visibleVersion(data, principal, api, asked) : undefined;
  const index = version && (await reference.keptOf(version.contentHash)).index;
  const entries = [...(index?.groups ?? []).flatMap(({ operations }) => operations), ...(index?.webhooks ?? [])];
  const operations = new Map<string, Embedded>(
    entries.map(({ slug, method, path, summary }) => [
      slug,
      { text: slug, method, path, ...(summary && { summary: summary.slice(0, SUMMARY_MAX) }) },
    ]),
  );
  const schemas = new Map<string, Embedded>(
    (index?.schemas ?? []).map(({ slug, type }) => [slug, { text: slug, summary: type.slice(0, SUMMARY_MAX) }]),
  );
  const { data: kept } = NAMES_FILE.test(text)
    ? await data.entities.guideFiles.get({ apiId: bookId }).go()
    : { data: null };
  const files = new Map((kept?.files ?? []).map(({ name, image }) => [name, image ? { image } : {}]));
  return {
    base,
    ...(asked !== 'latest' && asked !== api?.latestVersion && { query: `?version=${encodeURIComponent(asked)}` }),
    hasGuide,
    operation: (slug) => operations.get(slug),
    schema: (slug) => schemas.get(slug),
    file: (name) => files.get(name),
  };
};
