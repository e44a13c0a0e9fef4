import type { Schema, Total } from '@portico/contract';
import { type ConnectionItem, given, type Items, type StoredClaims, type StoredConnectionTest } from '@portico/data';
import { type ConnectionMapping, givenByGroups, providerOf } from '@portico/domain';
import { isCorporate } from './corporate-connection.ts';

const presentMapping = ({ group, role, teamId, teamRole }: ConnectionMapping): Total<Schema<'ConnectionMapping'>> => ({
  group,
  role,
  teamId,
  teamRole,
});

const presentClaims = ({ email, name, groups }: StoredClaims): Total<Schema<'ConnectionClaims'>> => ({
  email,
  name,
  groups,
});

const presentGivenTeam = (
  id: string,
  role: Schema<'MappedTeamRole'>,
  name: string | undefined,
): Total<Schema<'GivenTeam'>> => ({ id, name, role });

/** What came, and what the mappings make of it now. */
export const presentTest = (
  test: StoredConnectionTest,
  mappings: readonly ConnectionMapping[],
  teamNames: ReadonlyMap<string, string>,
): Total<Schema<'ConnectionTest'>> => {
  const { role, teams } = givenByGroups(mappings, test.groups);
  return {
    at: test.at,
    outcome: test.outcome,
    detail: test.detail,
    subject: test.subject,
    email: test.email,
    emailVerified: test.emailVerified,
    name: test.name,
    groups: test.groups,
    role,
    teams: [...teams].map(([id, teamRole]) => presentGivenTeam(id, teamRole, teamNames.get(id))),
  };
};

export const presentConnection = (
  item: ConnectionItem,
  teamNames: ReadonlyMap<string, string> = new Map(),
): Total<Schema<'Connection'>> => ({
  id: item.connectionId,
  name: item.name,
  kind: item.kind,
  issuer: item.issuer,
  provider: providerOf(item.connectionId),
  managedBy: isCorporate(item) ? 'deployment' : 'admins',
  domains: item.domains,
  metadataUrl: item.metadataUrl,
  certificatesUntil: item.certificatesUntil ?? [],
  clientId: item.clientId,
  scopes: item.scopes,
  claims: presentClaims(item.claims),
  mappings: item.mappings.map(presentMapping),
  enabled: item.enabled,
  lastTest: item.lastTest && presentTest(item.lastTest, item.mappings, teamNames),
  createdAt: item.createdAt,
});

/** What admins are told in the log: as it is shown, without what a test brought of somebody. */
export const toldOf = (item: ConnectionItem): object => {
  const { lastTest: _, ...shown } = presentConnection(item);
  return shown;
};

export const claimsOf = ({ email, name, groups }: Schema<'ConnectionClaims'>): StoredClaims => ({
  email,
  name,
  ...(groups !== undefined && { groups }),
});

export const mappingsOf = (mappings: readonly Schema<'ConnectionMapping'>[]): ConnectionMapping[] =>
  mappings.map(({ group, role, teamId, teamRole }) => ({ group, ...given({ role, teamId, teamRole }) }));

/** The user pool's attributes by what the identity provider calls them: an address, a name, groups, and no others. */
export const attributeMapping = ({ email, name, groups }: StoredClaims): Record<string, string> => ({
  email,
  name,
  ...(groups !== undefined && { 'custom:groups': groups }),
});

/** For a transaction: the mail domains that are new, which no other connection has, and those that are free again. */
export const domainParts = (
  { connectionDomain }: Items,
  connectionId: string,
  before: readonly string[],
  after: readonly string[],
) => [
  ...before
    .filter((domain) => !after.includes(domain))
    .map((domain) =>
      connectionDomain
        .delete({ domain })
        .where((had, { eq }) => eq(had.connectionId, connectionId))
        .commit(),
    ),
  ...after
    .filter((domain) => !before.includes(domain))
    .map((domain) => connectionDomain.create({ domain, connectionId }).commit()),
];
