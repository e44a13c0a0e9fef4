import type { ApiItem, Data } from '@portico/data';
import { hasRole, type Principal, type TeamRole, teamAllows } from '@portico/domain';

/** Who looks at the catalogue: a visitor, or a user with their teams. */
export type Reader = {
  readonly principal: Principal | undefined;
  readonly teams: ReadonlyMap<string, TeamRole>;
};

const VISITOR: Reader = { principal: undefined, teams: new Map() };

export const readerOf = async (data: Data, principal: Principal | undefined): Promise<Reader> => {
  if (!principal) return VISITOR;
  const memberships = await data.entities.membership.query.primary({ userId: principal.userId }).go({ limit: 100 });
  return { principal, teams: new Map(memberships.data.map(({ teamId, role }) => [teamId, role])) };
};

/** Whose lists a reader sees. */
export const scopesOf = ({ principal, teams }: Reader): string[] =>
  principal ? ['public', 'internal', ...teams.keys()] : ['public'];

export const mayEdit = ({ principal, teams }: Reader, api: ApiItem): boolean =>
  principal !== undefined &&
  (hasRole(principal, 'admin') || (hasRole(principal, 'publisher') && teamAllows(teams.get(api.teamId), 'write')));
