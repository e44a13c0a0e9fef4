import { type Page, Problem, patched, type Schema, type Written } from '@portico/contract';
import {
  type AppItem,
  accessibleApp,
  answered,
  audited,
  CHANGED,
  given,
  mayInTeam,
  revisionOf,
  stillAt,
  stillMay,
  takePlace,
  untilUnchanged,
  whichInTeam,
  writeTogether,
} from '@portico/data';
import { createId, may, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { overTeams } from './over-teams.ts';
import { type AppRights, presentApp } from './present.ts';

const noTeam = () => new Problem('not-found', phrase`There is no such team.`);

const RIGHTS = ['app.change', 'app.hand-over', 'app.delete'] as const;
const rightsBy = (acts: ReadonlySet<(typeof RIGHTS)[number]>): AppRights => ({
  mayChange: acts.has('app.change'),
  mayHandOver: acts.has('app.hand-over'),
  mayDelete: acts.has('app.delete'),
});
/** As the audit log tells of an app, whoever reads it. */
export const ALL_RIGHTS = rightsBy(new Set(RIGHTS));

const listed = (values: readonly string[] | undefined) => values && [...new Set(values)];

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Where an app may have people sent back to: encrypted, or on the machine itself (RFC 8252, 7.3); without a fragment (RFC 6749, 3.1.2). */
const isCallback = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password || text.includes('#')) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
};
const callbacks = (urls: readonly string[] | undefined) => {
  const words = phrase`must be an https URL without a fragment, or http on the machine itself`;
  const errors = (urls ?? []).flatMap((url, index) =>
    isCallback(url) ? [] : [{ pointer: `/callbackUrls/${index}`, words }],
  );
  if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
  return listed(urls);
};

/** The rules of apps. */
export const apps = ({ data, now, limits }: Dependencies) => {
  const inTeam = async (principal: Principal, teamId: string, act: 'team.see-apps' | 'team.add-app') => {
    if (!(await mayInTeam(data, principal, act, teamId))) throw noTeam();
  };
  /** What the principal may do to the apps of a team. */
  const rights = async (principal: Principal, teamId: string): Promise<AppRights> =>
    rightsBy(await whichInTeam(data, principal, RIGHTS, teamId));
  const present = async (principal: Principal, item: AppItem) => presentApp(item, await rights(principal, item.teamId));

  const ofTeam = async (principal: Principal, teamId: string, { limit, position }: Page) => {
    await inTeam(principal, teamId, 'team.see-apps');
    const page = await data.entities.app.query
      .byTeam({ teamId })
      .go({ limit, order: 'desc', cursor: position ?? null });
    const found = await rights(principal, teamId);
    return { items: page.data.map((item) => presentApp(item, found)), position: page.cursor };
  };

  const ofTeams = (principal: Principal, page: Page) =>
    overTeams(data, principal, 'team.see-apps', page, async (teamId, role, { limit, cursor }) => {
      const found = await data.entities.app.query.byTeam({ teamId }).go({ limit, order: 'desc', cursor });
      const inTeam = rightsBy(new Set(RIGHTS.filter((act) => may(principal, act, { team: role }))));
      return { items: found.data.map((item) => presentApp(item, inTeam)), cursor: found.cursor };
    });

  return {
    rights,
    create: (principal: Principal, body: Schema<'NewApp'>) =>
      untilUnchanged(async () => {
        await inTeam(principal, body.teamId, 'team.add-app');
        const at = now();
        const wanted = {
          teamId: body.teamId,
          name: body.name,
          description: body.description || undefined,
          contacts: listed(body.contacts),
          callbackUrls: callbacks(body.callbackUrls),
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
            after: presentApp(item, ALL_RIGHTS),
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
    update: (principal: Principal, appId: string, seen: string, body: Schema<'AppChanges'>) =>
      untilUnchanged(async () => {
        const before = await accessibleApp(data, principal, appId, 'app.change');
        if (!before) throw new Problem('not-found');
        const revision = revisionOf(before);
        if (seen !== String(revision)) throw new Problem('precondition-failed');
        const { description, ...wanted } = {
          name: body.name,
          description: patched(
            body.description || (body.description === undefined ? undefined : null),
            before.description,
          ),
          contacts: listed(body.contacts),
          callbackUrls: callbacks(body.callbackUrls),
        } satisfies Written<'AppChanges'>;
        const { description: _, ...rest } = before;
        const after = {
          ...{ ...rest, ...given(wanted), revision: revision + 1 },
          ...given({ description: description.becomes }),
        };
        const refused = await writeTogether(data, (items) => ({
          app: items.app
            .put(after)
            .where(
              (had, operations) =>
                `${operations.eq(had.teamId, before.teamId)} AND ${stillAt(revision)(had, operations)}`,
            )
            .commit(),
          access: stillMay(items, principal, 'app.change', before.teamId),
          audit: audited(items, {
            action: 'app.change',
            entity: { kind: 'app', id: appId, name: after.name },
            ...{ at: now(), teamId: after.teamId },
            before: presentApp(before, ALL_RIGHTS),
            after: presentApp(after, ALL_RIGHTS),
          }),
        }));
        return refused ? CHANGED : { body: await present(principal, after), etag: String(after.revision) };
      }),
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
