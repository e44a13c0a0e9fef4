import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  type AppItem,
  accessibleApp,
  answered,
  audited,
  CHANGED,
  given,
  mayInTeam,
  revisionOf,
  stillMay,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, may, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { overTeams } from './over-teams.ts';
import { presentApp } from './present.ts';

const noTeam = () => new Problem('not-found', phrase`There is no such team.`);

/** The rules of apps. */
export const apps = ({ data, now, limits }: Dependencies) => {
  const inTeam = async (principal: Principal, teamId: string, act: 'team.see-apps' | 'team.add-app') => {
    if (!(await mayInTeam(data, principal, act, teamId))) throw noTeam();
  };
  const present = async (principal: Principal, item: AppItem) =>
    presentApp(item, await mayInTeam(data, principal, 'app.hand-over', item.teamId));

  const ofTeam = async (principal: Principal, teamId: string, { limit, position }: Page) => {
    await inTeam(principal, teamId, 'team.see-apps');
    const page = await data.entities.app.query
      .byTeam({ teamId })
      .go({ limit, order: 'desc', cursor: position ?? null });
    const mayHandOver = await mayInTeam(data, principal, 'app.hand-over', teamId);
    return { items: page.data.map((item) => presentApp(item, mayHandOver)), position: page.cursor };
  };

  const ofTeams = (principal: Principal, page: Page) =>
    overTeams(data, principal, 'team.see-apps', page, async (teamId, role, { limit, cursor }) => {
      const found = await data.entities.app.query.byTeam({ teamId }).go({ limit, order: 'desc', cursor });
      const mayHandOver = may(principal, 'app.hand-over', { team: role });
      return { items: found.data.map((item) => presentApp(item, mayHandOver)), cursor: found.cursor };
    });

  return {
    create: (principal: Principal, body: Schema<'NewApp'>) =>
      untilUnchanged(async () => {
        await inTeam(principal, body.teamId, 'team.add-app');
        const at = now();
        const wanted = {
          teamId: body.teamId,
          name: body.name,
          description: body.description || undefined,
        } satisfies Written<'NewApp'>;
        const item = { ...given(wanted), appId: createId('app', at), revision: 1, createdAt: at.toISOString() };
        const made = await present(principal, item);
        const refused = await writeTogether(data, (items) => ({
          app: items.app.create(item).commit(),
          access: stillMay(items, principal, 'team.add-app', item.teamId),
          place: takePlace(items, { holderId: item.teamId, kind: 'apps' }, item.appId, limits.appsPerTeam),
          audit: audited(items, {
            action: 'app.add',
            entity: { kind: 'app', id: item.appId, name: item.name },
            ...{ at, teamId: item.teamId },
            after: presentApp(item, true),
          }),
          answer: answered(items, made),
        }));
        if (refused === 'access') throw noTeam();
        if (refused === 'place')
          throw new Problem('limit-reached', phrase`A team has ${limits.appsPerTeam} apps at most.`);
        return refused ? CHANGED : made;
      }),
    async get(principal: Principal, appId: string) {
      const item = await accessibleApp(data, principal, appId, 'app.read');
      if (!item) throw new Problem('not-found');
      return { body: await present(principal, item), etag: String(revisionOf(item)) };
    },
    list: (principal: Principal, teamId: string | undefined, page: Page) =>
      teamId === undefined ? ofTeams(principal, page) : ofTeam(principal, teamId, page),
    /** The app, or the problem that there is none for this principal. */
    async require(principal: Principal, appId: string, act: 'app.read' | 'app.change' | 'app.try'): Promise<AppItem> {
      const item = await accessibleApp(data, principal, appId, act);
      if (!item) throw new Problem('not-found');
      return item;
    },
  };
};

export type Apps = ReturnType<typeof apps>;
