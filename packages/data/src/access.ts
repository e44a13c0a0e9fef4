import { actOfSeeing, may, type Principal, type TeamAct } from '@portico/domain';
import type { Data } from './connect.ts';
import type { ApiItem, AppItem, VersionItem } from './items.ts';

/** Whether the principal may do something to what a team owns. The team is read only where the answer hangs on it. */
export const mayInTeam = async (
  data: Data,
  principal: Principal | undefined,
  act: TeamAct,
  teamId: string,
): Promise<boolean> => {
  if (!principal) return may(undefined, act);
  if (may(principal, act)) return true;
  const { data: membership } = await data.entities.membership.get({ userId: principal.userId, teamId }).go();
  return may(principal, act, { team: membership?.role });
};

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
  const act = actOfSeeing(found.scope);
  const seen = act === 'api.see-hidden' ? await mayInTeam(data, principal, act, found.teamId) : may(principal, act);
  return seen ? found : undefined;
};

/** The API if the principal may change it. */
export const editableApi = async (
  data: Data,
  principal: Principal,
  reference: string,
  act: 'api.edit' | 'api.see-usage' = 'api.edit',
): Promise<ApiItem | undefined> => {
  const found = await findApi(data, reference);
  return found && (await mayInTeam(data, principal, act, found.teamId)) ? found : undefined;
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
  return (await mayInTeam(data, principal, 'api.see-draft', found.teamId)) ? item : undefined;
};

/** The app if the principal may do this to it, or to what is its own. */
export const accessibleApp = async (
  data: Data,
  principal: Principal,
  appId: string,
  act: TeamAct,
): Promise<AppItem | undefined> => {
  const item = (await data.entities.app.get({ appId }).go()).data;
  return item && (await mayInTeam(data, principal, act, item.teamId)) ? item : undefined;
};
