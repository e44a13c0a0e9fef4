import { type Page, Problem, type Schema } from '@portico/contract';
import { type AppItem, accessibleApp, mayInTeam } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';

const present = ({ appId, teamId, name, description, createdAt }: AppItem): Schema<'App'> => ({
  id: appId,
  teamId,
  name,
  ...(description && { description }),
  createdAt,
});

/** The rules of apps. */
export const apps = ({ data, now }: Dependencies) => {
  const { app } = data.entities;
  const inTeam = async (principal: Principal, teamId: string, wanted: 'read' | 'write') => {
    if (!(await mayInTeam(data, principal, teamId, wanted))) throw new Problem('not-found', 'There is no such team.');
  };
  return {
    async create(principal: Principal, { teamId, name, description }: Schema<'NewApp'>): Promise<Schema<'App'>> {
      await inTeam(principal, teamId, 'write');
      const at = now();
      const { data: item } = await app
        .create({
          appId: createId('app', at),
          teamId,
          name,
          ...(description && { description }),
          createdAt: at.toISOString(),
        })
        .go();
      return present(item);
    },
    async get(principal: Principal, appId: string): Promise<Schema<'App'>> {
      const item = await accessibleApp(data, principal, appId, 'read');
      if (!item) throw new Problem('not-found');
      return present(item);
    },
    async list(principal: Principal, teamId: string, { limit, position }: Page) {
      await inTeam(principal, teamId, 'read');
      const page = await app.query.byTeam({ teamId }).go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.map(present), position: page.cursor };
    },
    /** The app, or the problem that there is none for this principal. */
    async require(principal: Principal, appId: string, wanted: 'read' | 'write'): Promise<AppItem> {
      const item = await accessibleApp(data, principal, appId, wanted);
      if (!item) throw new Problem('not-found');
      return item;
    },
  };
};

export type Apps = ReturnType<typeof apps>;
