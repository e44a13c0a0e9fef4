import 'server-only';
import type { Api, ApiVersion } from '@portico/client';
import { cache } from 'react';
import { load } from './failure.ts';
import { firstPath } from './first-operation.ts';
import { readerClient } from './session.ts';

export type Search = { q?: string | undefined; tag?: string | undefined; cursor?: string | undefined; limit?: number };

export const searchApis = ({ limit = 24, ...search }: Search) =>
  load(async () => (await readerClient()).listApis({ ...search, limit }));

export type ApiWithVersions = { readonly api: Api; readonly versions: readonly ApiVersion[] };

/** One API with its versions, newest first; read once however many parts of a page ask. */
export const readApi = cache((slug: string) =>
  load(async (): Promise<ApiWithVersions> => {
    const client = await readerClient();
    const [api, versions] = await Promise.all([
      client.getApi({ apiId: slug }),
      client.listApiVersions({ apiId: slug, limit: 100 }),
    ]);
    return { api, versions: versions.items };
  }),
);

/** The version asked for, else the newest published one, else the newest. */
export const chooseVersion = ({ api, versions }: ApiWithVersions, asked?: string): ApiVersion | undefined =>
  versions.find(({ version }) => version === (asked ?? api.latestVersion)) ??
  versions.find(({ version }) => version === api.latestVersion) ??
  versions.find(({ status }) => status === 'published') ??
  versions[0];

export const readDocument = cache((slug: string, version: string) =>
  load(async () => (await readerClient()).getDocument({ apiId: slug, version })),
);

/** What a version changes against another one, or against the one before. */
export const readChanges = (slug: string, version: string, from: string | undefined) => {
  const input = { apiId: slug, version, ...(from !== undefined && { from }) };
  return load(async () => (await readerClient()).getChanges(input));
};

/** Above this a document is not read for the sake of one example line. */
const EXAMPLE_BYTES_MAX = 300_000;

/** A URL that can be called without parameters, where the document names one; else the base of the version. */
export const exampleUrl = async (slug: string, version: ApiVersion): Promise<string> => {
  const document = version.sizeBytes <= EXAMPLE_BYTES_MAX ? await readDocument(slug, version.version) : undefined;
  const path = document?.ok ? firstPath(document.data) : undefined;
  return version.gatewayUrl.replace(/\/$/, '') + (path ?? '/');
};

export const curlOf = (url: string): string => `curl ${url} \\\n  -H "X-Api-Key: $PORTICO_KEY"`;
