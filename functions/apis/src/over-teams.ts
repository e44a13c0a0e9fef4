import type { Page } from '@portico/contract';
import type { Data } from '@portico/data';
import { may, type Principal, type TeamAct, type TeamRole } from '@portico/domain';

/** So many teams are asked for one page; what is over goes on with the next. */
const TEAMS_ASKED = 25;

type OfTeam<Item> = (
  teamId: string,
  role: TeamRole,
  page: { readonly limit: number; readonly cursor: string | null },
) => Promise<{ readonly items: readonly Item[]; readonly cursor: string | null }>;

/** What a principal's teams have of something they may do this to: team after team; a position names the team to go on with, and where in it. */
export const overTeams = async <Item>(
  { entities }: Data,
  principal: Principal,
  act: TeamAct,
  { limit, position }: Page,
  ofTeam: OfTeam<Item>,
): Promise<{ readonly items: readonly Item[]; readonly position: string | null }> => {
  const [from, within] = position?.split(' ') ?? [];
  const own = entities.membership.query.primary({ userId: principal.userId });
  const teams = await (from === undefined ? own : own.lte({ teamId: from })).go({
    ...{ limit: TEAMS_ASKED + 1, order: 'desc', consistent: true },
  });
  const items: Item[] = [];
  for (const [index, { teamId, role }] of teams.data.entries()) {
    if (items.length === limit || index === TEAMS_ASKED) return { items, position: teamId };
    if (!may(principal, act, { team: role })) continue;
    const cursor = (teamId === from && within) || null;
    const page = await ofTeam(teamId, role, { limit: limit - items.length, cursor });
    items.push(...page.items);
    if (page.cursor) return { items, position: `${teamId} ${page.cursor}` };
  }
  return { items, position: null };
};
