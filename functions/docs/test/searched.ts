import type { Data, Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId, type Principal, type Role, type TeamRole } from '@portico/domain';
import { search } from '../src/search.ts';
import { indexApi } from '../src/search-index.ts';
import { searchMisses } from '../src/search-misses.ts';

const START = Date.UTC(2026, 10, 30, 12);

export type Listed = {
  readonly slug: string;
  readonly name?: string;
  readonly visibility?: 'public' | 'internal' | 'private';
  readonly teamId?: string;
  readonly sharedWith?: readonly string[];
  readonly tags?: readonly string[];
  readonly document: unknown;
};

const placeOf = ({ visibility = 'public', teamId = '', sharedWith }: Listed) => ({
  visibility,
  scope: visibility === 'private' ? teamId : visibility,
  shelf: visibility === 'private' ? ('hidden' as const) : ('listed' as const),
  shownTo: visibility === 'private' ? [...(sharedWith ?? [])] : [],
});

/** APIs that something is published of, as the worker writes them to what is searched; and searching them. */
export const createSearched = async () => {
  const data: Data = await createTestTable();
  const documents: Documents = createTestDocuments();
  let made = 0;
  const now = () => new Date();
  const given = { data, documents, gatewayUrl: 'https://api.example/proxy', now };
  const index = indexApi(given);

  return {
    ...{ data, documents, index },
    ...{ createSearch: () => search(given, searchMisses(given)), createIndexer: () => indexApi(given) },
    team: () => createId('team', new Date(START)),
    async person(roles: readonly Role[], teams: readonly string[] = [], role: TeamRole = 'member'): Promise<Principal> {
      const userId = createId('user', new Date(START));
      for (const teamId of teams) await data.entities.membership.create({ userId, teamId, role }).go();
      return { userId, roles };
    },
    /** Publishes an API; it is found when it was indexed. */
    async publish(listed: Listed): Promise<string> {
      made += 1;
      const at = new Date(START + made * 60_000);
      const apiId = createId('api', at);
      const { slug, name = slug, teamId = createId('team', at), tags = [], document } = listed;
      const contentHash = await documents.putDocument(document, []);
      const createdAt = at.toISOString();
      const of = {
        apiId,
        slug,
        name,
        summary: '',
        tags: [...tags],
        createdAt,
        updatedAt: createdAt,
        latestVersion: '1',
      };
      await data.entities.api.create({ ...of, ...placeOf({ ...listed, teamId }), teamId, revision: 1 }).go();
      await data.entities.slug.create({ slug, apiId }).go();
      const version = { apiId, version: '1', openapi: '3.0.3', operations: 1, sizeBytes: 1, contentHash, createdAt };
      await data.entities.version.create({ ...version, status: 'published' }).go();
      return apiId;
    },
    /** Makes it another in lists; what was indexed knows nothing of it yet. */
    async place(apiId: string, listed: Omit<Listed, 'document' | 'slug'>): Promise<void> {
      const { data: had } = await data.entities.api.get({ apiId }).go();
      const place = placeOf({ slug: '', document: {}, teamId: had?.teamId ?? '', ...listed });
      await data.entities.api.patch({ apiId }).set(place).add({ revision: 1 }).go();
    },
  };
};

/** A document with an operation of each name, below one path each. */
export const documentOf = (title: string, summaries: readonly string[], schemas: object = {}) => ({
  openapi: '3.0.3',
  info: { title, version: '1' },
  paths: Object.fromEntries(
    summaries.map((summary) => {
      const words = summary.toLowerCase().split(' ');
      const get = { operationId: words.join('_'), summary, tags: ['all'], responses: { 200: { description: 'ok' } } };
      return [`/${words.join('-')}`, { get }];
    }),
  ),
  components: { schemas },
});
