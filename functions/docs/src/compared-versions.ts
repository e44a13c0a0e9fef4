import { Problem } from '@portico/contract';
import { type ApiItem, type Data, type VersionItem, visibleApi, visibleVersion } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { VersionReference } from './published.ts';

/** The version that was there before, drafts left out. */
const previous = async (data: Data, api: ApiItem, item: VersionItem): Promise<VersionItem | undefined> => {
  const before = data.entities.version.query.byCreation({ apiId: api.apiId }).lt({ createdAt: item.createdAt });
  let cursor: string | null = null;
  do {
    const page: { data: VersionItem[]; cursor: string | null } = await before.go({ order: 'desc', limit: 20, cursor });
    const found = page.data.find(({ status }) => status !== 'draft');
    if (found) return found;
    cursor = page.cursor;
  } while (cursor !== null);
  return undefined;
};

/** A version of an API and what it is compared with, for a reader who may see both: the one before it, unless another is named. */
export const comparedVersions = async (
  data: Data,
  principal: Principal | undefined,
  { apiId, version }: VersionReference,
  from: string | undefined,
): Promise<{ readonly api: ApiItem; readonly item: VersionItem; readonly before: VersionItem | undefined }> => {
  const api = await visibleApi(data, principal, apiId);
  const item = api && (await visibleVersion(data, principal, api, version));
  if (!api || !item) throw new Problem('not-found');
  const before =
    from === undefined ? await previous(data, api, item) : await visibleVersion(data, principal, api, from);
  if (!before && from !== undefined) throw new Problem('not-found');
  return { api, item, before };
};
