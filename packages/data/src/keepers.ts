import type { Data } from './connect.ts';

/** A transaction holds a hundred items, and a notice is two: so many are told, owners first. */
const TOLD_MAX = 40;

/** Those of a team who are told of what it has to do: who may do it. */
export const keepersOf = async ({ entities }: Data, teamId: string): Promise<readonly string[]> => {
  const { data: members } = await entities.membership.query.byTeam({ teamId }).go({ pages: 'all' });
  const of = (wanted: string) => members.filter(({ role }) => role === wanted).map(({ userId }) => userId);
  return [...of('owner'), ...of('maintainer')].slice(0, TOLD_MAX);
};
