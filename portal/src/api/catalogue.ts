import 'server-only';
import type { Api, ApiVersion, CodeSample, SdkLanguage, VersionStatus, Visibility } from '@portico/client';
import { cache } from 'react';
import { type DocumentFacts, factsKey, factsOf } from './document-facts.ts';
import { everything, PAGE_MAX } from './everything.ts';
import { load } from './failure.ts';
import { readerClient } from './session.ts';
import { sharedAnswers } from './shared-answers.ts';

/** What the catalogue is narrowed to. */
export type Narrowed = {
  q?: string | undefined;
  tag?: string | undefined;
  category?: string | undefined;
  teamId?: string | undefined;
  access?: Visibility | undefined;
  lifecycle?: VersionStatus | undefined;
  grade?: NonNullable<Api['grade']> | undefined;
  kind?: Api['kind'] | undefined;
};
export type Search = Narrowed & {
  sort?: 'newest' | 'name' | 'updated' | 'grade' | undefined;
  cursor?: string | undefined;
  limit?: number;
};

/** A search may answer a page of nothing and go on from there; so far nobody has to press a button for it. */
const EMPTY_PAGES_MAX = 5;

export const searchApis = ({ limit = 24, ...search }: Search) =>
  load(async () => {
    const client = await readerClient();
    let page = await client.listApis({ ...search, limit });
    for (let pages = 1; pages < EMPTY_PAGES_MAX && page.items.length === 0 && page.nextCursor; pages += 1)
      page = await client.listApis({ ...search, limit, cursor: page.nextCursor });
    return page;
  });

/** What it can be narrowed by further, counted as the reader sees it. */
export const readFacets = ({ q, tag, category, teamId, access, lifecycle, grade, kind }: Narrowed) =>
  load(async () =>
    (await readerClient()).getCatalogueFacets({ q, tag, category, teamId, access, lifecycle, grade, kind }),
  );

/** The APIs that people chose for the front page, by name. */
export const readFeatured = (limit: number) =>
  load(async () => (await (await readerClient()).listApis({ featured: true, limit })).items);

/** `etag` is the state of the API that was read, for who changes it. */
export type ApiWithVersions = { readonly api: Api; readonly etag: string; readonly versions: readonly ApiVersion[] };

/** One API with its versions, newest first; read once however many parts of a page ask. */
export const readApi = cache((slug: string) =>
  load(async (): Promise<ApiWithVersions> => {
    const client = await readerClient();
    const [{ data: api, headers }, versions] = await Promise.all([
      client.getApi({ apiId: slug }).withResponse(),
      everything(client.iterateListApiVersions({ apiId: slug, limit: PAGE_MAX })),
    ]);
    return { api, etag: headers.get('etag') ?? '', versions };
  }),
);

/** The version asked for, else the newest published one, else the newest. */
export const chooseVersion = ({ api, versions }: ApiWithVersions, asked?: string): ApiVersion | undefined =>
  versions.find(({ version }) => version === (asked ?? api.latestVersion)) ??
  versions.find(({ version }) => version === api.latestVersion) ??
  versions.find(({ status }) => status === 'published') ??
  versions[0];

/** The versions a version can be compared with: the others, drafts left out. */
export const othersOf = (versions: readonly ApiVersion[], version: string): string[] =>
  versions.filter((other) => other.version !== version && other.status !== 'draft').map((other) => other.version);

type OfVersion = { readonly apiId: string; readonly version: string };

export const readSdks = (of: OfVersion) => load(async () => (await readerClient()).listSdks(of));

/** What changes for code that uses an SDK, against another version or the one before. */
export const readSdkChanges = (of: OfVersion & { readonly language: SdkLanguage; readonly from?: string }) =>
  load(async () => (await readerClient()).getSdkChanges(of));

/** What a version changes against another one, or against the one before. */
export const readChanges = (slug: string, version: string, from: string | undefined) => {
  const input = { apiId: slug, version, ...(from !== undefined && { from }) };
  return load(async () => (await readerClient()).getChanges(input));
};

const DAY_SECONDS = 86_400;

/** A changelog of two documents is the same for everybody, whoever had it made. */
const changelogs = sharedAnswers<string>({
  secondsOf: () => DAY_SECONDS,
  bytesOf: (text) => text.length,
  entriesMax: 500,
  bytesMax: 16_777_216,
});

/** What a version changes, as Markdown, for those who were shown it; nothing when it cannot be had. */
export const readSharedChangelog = async (slug: string, version: ApiVersion): Promise<string> => {
  const read = await load(() =>
    changelogs(`${version.apiId} ${version.version} ${version.contentHash}`, async () => {
      const client = await readerClient();
      return (await client.getChanges({ apiId: slug, version: version.version })).changelog;
    }),
  );
  return read.ok ? read.data : '';
};

/** Above this a document is not read for the sake of a page about it. */
const FACTS_BYTES_MAX = 6_000_000;

/** A document is read once for its facts, by whichever reader comes first: what has this hash does not change. */
const facts = sharedAnswers<DocumentFacts>({
  secondsOf: () => DAY_SECONDS,
  bytesOf: (told) => JSON.stringify(told).length,
  entriesMax: 1000,
  bytesMax: 16_777_216,
});

/** What the document of a version tells, for those who were shown the version; undefined when it cannot be had. */
export const readFacts = async (slug: string, version: ApiVersion): Promise<DocumentFacts | undefined> => {
  if (version.sizeBytes > FACTS_BYTES_MAX) return undefined;
  const read = await load(() =>
    facts(factsKey(version), async () =>
      factsOf(await (await readerClient()).getDocument({ apiId: slug, version: version.version })),
    ),
  );
  return read.ok ? read.data : undefined;
};

/** Calls that say how a version is called first, kept as what a document tells is. */
const firstCalls = sharedAnswers<CodeSample | undefined>({
  secondsOf: () => DAY_SECONDS,
  bytesOf: (sample) => sample?.source.length ?? 0,
  entriesMax: 1000,
  bytesMax: 4_194_304,
});

/** How a version is called first, with curl, as its own samples have it; undefined where nothing of it is called. */
export const readFirstCall = async (slug: string, version: ApiVersion): Promise<CodeSample | undefined> => {
  // What is sent over a broker is not called.
  if (version.kind === 'asyncapi') return undefined;
  const read = await load(() =>
    firstCalls(`${factsKey(version)} ${version.gatewayUrl}`, async () => {
      const client = await readerClient();
      const { items } = await client.getCodeSamples({ apiId: slug, version: version.version });
      return items.find(({ language }) => language === 'curl');
    }),
  );
  return read.ok ? read.data : undefined;
};
