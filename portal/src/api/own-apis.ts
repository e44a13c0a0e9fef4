import 'server-only';
import type { Api, Portico, Team } from '@portico/client';
import { everything, ofEach, PAGE_MAX } from './everything.ts';

type Person = { readonly user: { readonly roles: readonly string[] }; readonly teams: readonly Team[] };

/** The APIs somebody may change: those of their teams, and every one for an admin. */
export const readOwnApis = async (client: Portico, { user, teams }: Person): Promise<Api[]> => {
  const lists = user.roles.includes('admin')
    ? [await everything(client.iterateListApis({ limit: PAGE_MAX }))]
    : await ofEach(teams, ({ id }) => everything(client.iterateListApis({ teamId: id, limit: PAGE_MAX })));
  return lists.flat().filter(({ mayEdit }) => mayEdit);
};
