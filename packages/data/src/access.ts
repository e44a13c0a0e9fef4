import { hasRole, type Principal, type TeamRole, teamAllows } from '@portico/domain';
import type { Data } from './connect.ts';
import type { ApiItem, AppItem, VersionItem } from './items.ts';

/** The principal's role in a team; undefined outside it. */
export const teamRole = async (data: Data, principal: Principal, teamId: string): Promise<TeamRole | undefined> =>
  (await data.entities.membership.get({ userId: principal.userId, teamId }).go()).data?.role;

/** Whether the principal may read, or change, what a team owns; an admin may do both. */
export const mayInTeam = async (
  data: Data,
  principal: Principal,
  teamId: string,
  wanted: 'read' | 'write',
): Promise<boolean> => hasRole(principal, 'admin') || teamAllows(await teamRole(data, principal, teamId), wanted);

/** The API behind an id or a slug. */
export const findApi = async (data: Data, reference: string): Promise<ApiItem | undefined> => {
  let apiId = reference;
  if (!reference.startsWith('api_')) {
    const found = await data.entities.slug.get({ slug: reference }).go();
    if (!found.data) return undefined;
    apiId = found.data.apiId;
  }
  return (await data.entities.api.get({ apiId }).go()).data ?? undefined;
};

/** The API if the reader may see it. What one may not see looks exactly like what is not there. */
export const visibleApi = async (
  data: Data,
  principal: Principal | undefined,
  reference: string,
): Promise<ApiItem | undefined> => {
  const found = await findApi(data, reference);
  if (!found) return undefined;
  if (found.scope === 'public' || (found.scope === 'internal' && principal)) return found;
  return principal && (await mayInTeam(data, principal, found.teamId, 'read')) ? found : undefined;
};

/** The API if the principal may change it. */
export const editableApi = async (
  data: Data,
  principal: Principal,
  reference: string,
): Promise<ApiItem | undefined> => {
  const found = await findApi(data, reference);
  return found && (await mayInTeam(data, principal, found.teamId, 'write')) ? found : undefined;
};

/** A version by its name or `latest`, if the reader may see it: drafts are the owning team's. */
export const visibleVersion = async (
  data: Data,
  principal: Principal | undefined,
  found: ApiItem,
  name: string,
): Promise<VersionItem | undefined> => {
  const wanted = name === 'latest' ? found.latestVersion : name;
  if (!wanted) return undefined;
  const item = (await data.entities.version.get({ apiId: found.apiId, version: wanted }).go()).data;
  if (!item) return undefined;
  if (item.status !== 'draft') return item;
  return principal && (await mayInTeam(data, principal, found.teamId, 'read')) ? item : undefined;
};

/** The app if the principal's team owns it. */
export const accessibleApp = async (
  data: Data,
  principal: Principal,
  appId: string,
  wanted: 'read' | 'write',
): Promise<AppItem | undefined> => {
  const item = (await data.entities.app.get({ appId }).go()).data;
  return item && (await mayInTeam(data, principal, item.teamId, wanted)) ? item : undefined;
};
