import { actOfSeeing, may, type Principal, type Shown, type TeamRole, teamsSeeing } from '@portico/domain';
import type { Data } from './connect.ts';
import type { ApiItem } from './items.ts';

/** Who looks at the catalogue: a visitor, or a user with their teams. */
export type Reader = {
  readonly principal: Principal | undefined;
  readonly teams: ReadonlyMap<string, TeamRole>;
};

const VISITOR: Reader = { principal: undefined, teams: new Map() };

export const readerOf = async (data: Data, principal: Principal | undefined): Promise<Reader> => {
  if (!principal) return VISITOR;
  const memberships = await data.entities.membership.query.primary({ userId: principal.userId }).go({ pages: 'all' });
  return { principal, teams: new Map(memberships.data.map(({ teamId, role }) => [teamId, role])) };
};

/** Whether a reader may see an API: the rule that reading it asks. */
export const sees = ({ principal, teams }: Reader, shown: Shown): boolean =>
  teamsSeeing(shown).some((teamId) => may(principal, actOfSeeing(shown.scope), { team: teams.get(teamId) }));

/** What a reader may do to an API: the rules that doing it asks, told beforehand. */
export const mayDo = ({ principal, teams }: Reader, { teamId }: ApiItem) => ({
  mayEdit: may(principal, 'api.edit', { team: teams.get(teamId) }),
  mayHandOver: may(principal, 'api.hand-over', { team: teams.get(teamId) }),
  mayDelete: may(principal, 'api.delete', { team: teams.get(teamId) }),
});
