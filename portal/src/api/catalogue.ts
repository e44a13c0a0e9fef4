import 'server-only';
import type { Api, ApiVersion } from '@portico/client';
import { cache } from 'react';
import { load } from './failure.ts';
import { asReaderOrVisitor } from './session.ts';

export type Search = { q?: string | undefined; tag?: string | undefined; cursor?: string | undefined; limit?: number };

export const searchApis = ({ limit = 24, ...search }: Search) => {
  const input = { ...search, limit };
  return load(() =>
    asReaderOrVisitor(
      (client) => client.listApis(input),
      (client) => client.listPublicApis(input),
    ),
  );
};

export type ApiWithVersions = { readonly api: Api; readonly versions: readonly ApiVersion[] };

/** One API with its versions, newest first; read once however many parts of a page ask. */
export const readApi = cache((slug: string) =>
  load(async (): Promise<ApiWithVersions> => {
    const [api, versions] = await Promise.all([
      asReaderOrVisitor(
        (client) => client.getApi({ apiId: slug }),
        (client) => client.getPublicApi({ apiId: slug }),
      ),
      asReaderOrVisitor(
        (client) => client.listApiVersions({ apiId: slug, limit: 100 }),
        (client) => client.listPublicApiVersions({ apiId: slug, limit: 100 }),
      ),
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
  load(() =>
    asReaderOrVisitor(
      (client) => client.getDocument({ apiId: slug, version }),
      (client) => client.getPublicDocument({ apiId: slug, version }),
    ),
  ),
);
