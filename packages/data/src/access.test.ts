import type { Principal, TeamRole } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTable } from '../test/test-table.ts';
import { accessibleApp, editableApi, findApi, visibleApi, visibleVersion } from './access.ts';
import type { Data } from './connect.ts';

let data: Data;
const at = '2026-11-22T12:00:00.000Z';
const SCOPES = {
  ...{ public: 'public', internal: 'internal', private: 'team_owning', unpublished: 'team_owning' },
  ...{ shared: 'team_owning', 'shared with others': 'team_owning' },
} as const;
const SHOWN_TO: Record<string, string[]> = {
  shared: ['team_nobodys', 'team_other'],
  'shared with others': ['team_nobodys'],
};
const people: Record<string, Principal | undefined> = {
  visitor: undefined,
  outsider: { userId: 'usr_outsider', roles: ['publisher', 'developer'] },
  member: { userId: 'usr_member', roles: ['developer'] },
  maintainer: { userId: 'usr_maintainer', roles: ['publisher'] },
  owner: { userId: 'usr_owner', roles: ['publisher'] },
  admin: { userId: 'usr_admin', roles: ['admin'] },
};
const slugOf = (kind: string) => kind.replaceAll(' ', '-');
const idOf = (kind: string) => `api_${slugOf(kind)}`;
const inTeam = (name: string) => ['member', 'maintainer', 'owner', 'admin'].includes(name);
const writes = (name: string) => ['maintainer', 'owner', 'admin'].includes(name);

beforeAll(async () => {
  data = await createTestTable();
  const { api, slug, version, app, membership, team } = data.entities;
  await team.create({ teamId: 'team_owning', name: 'T', createdAt: at }).go();
  for (const role of ['member', 'maintainer', 'owner'] as TeamRole[])
    await membership.create({ userId: `usr_${role}`, teamId: 'team_owning', role }).go();
  await membership.create({ userId: 'usr_outsider', teamId: 'team_other', role: 'owner' }).go();
  for (const [name, scope] of Object.entries(SCOPES)) {
    const apiId = idOf(name);
    const visibility = name === 'unpublished' ? 'public' : name === 'internal' || name === 'public' ? name : 'private';
    await api
      .create({
        apiId,
        slug: slugOf(name),
        name,
        summary: '',
        teamId: 'team_owning',

        visibility,
        tags: [],
        scope,
        shelf: 'listed' as const,
        createdAt: at,
        updatedAt: at,
        ...(SHOWN_TO[name] && { shownTo: SHOWN_TO[name] }),
        ...(name !== 'unpublished' && { latestVersion: '1' }),
      })
      .go();
    await slug.create({ slug: slugOf(name), apiId }).go();
    for (const status of ['published', 'draft'] as const)
      await version
        .create({
          apiId,
          version: status === 'draft' ? '2' : '1',
          status,
          openapi: '3.0.3',
          operations: 1,
          sizeBytes: 1,
          contentHash: 'x',
          createdAt: at,
        })
        .go();
  }
  await app.create({ appId: 'app_owning', teamId: 'team_owning', name: 'A', createdAt: at }).go();
});

describe.each(Object.keys(people))('to %s', (name) => {
  const principal = people[name];

  it.each(Object.keys(SCOPES))(
    'an API that is %s is visible exactly where it should be, by id and by slug',
    async (kind) => {
      const shared = kind === 'shared' && name === 'outsider';
      const visible = kind === 'public' || (kind === 'internal' && principal !== undefined) || inTeam(name) || shared;
      for (const reference of [slugOf(kind), idOf(kind)])
        expect((await visibleApi(data, principal, reference)) !== undefined, reference).toBe(visible);
    },
  );

  it('a draft is visible within its team only, published versions to all who see the API', async () => {
    const found = await findApi(data, 'public');
    if (!found) throw new Error('not seeded');
    for (const version of ['1', 'latest']) expect(await visibleVersion(data, principal, found, version)).toBeDefined();
    expect((await visibleVersion(data, principal, found, '2')) !== undefined).toBe(inTeam(name));
    for (const version of ['3', '', '__proto__', '1#'])
      expect(await visibleVersion(data, principal, found, version)).toBeUndefined();
  });

  it('only members read what a team owns, and only owners, maintainers and admins change it', async () => {
    // A visitor's principal is missing, and with it the way to ask; nobody known stands in.
    const who = principal ?? { userId: 'usr_nobody', roles: [] };
    expect((await accessibleApp(data, who, 'app_owning', 'app.read')) !== undefined).toBe(inTeam(name));
    expect((await accessibleApp(data, who, 'app_owning', 'app.change')) !== undefined).toBe(writes(name));
    for (const kind of Object.keys(SCOPES))
      expect((await editableApi(data, who, slugOf(kind))) !== undefined, kind).toBe(writes(name));
  });
});

it('what is not there is visible to nobody, whatever it is called', async () => {
  for (const principal of Object.values(people))
    for (const reference of ['nothing', 'api_nothing', 'api_', 'PUBLIC', 'public ', 'public#', '$portico', '__proto__'])
      expect(await visibleApi(data, principal, reference)).toBeUndefined();
});
