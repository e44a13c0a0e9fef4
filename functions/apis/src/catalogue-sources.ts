import type { Data } from '@portico/data';
import { hasRole } from '@portico/domain';
import type { Reader } from './reader.ts';
import type { Source } from './search.ts';

export const isAdmin = ({ principal }: Reader): boolean => principal !== undefined && hasRole(principal, 'admin');

/** What every reader of this kind has; a team's own comes besides, for who is no admin. */
export const sourcesOf = (reader: Reader): Source[] => {
  if (!reader.principal) return [{ scope: 'public' }];
  return isAdmin(reader) ? [{ shelf: 'listed' }, { shelf: 'hidden' }] : [{ shelf: 'listed' }];
};

/** Teams of the reader that hide something newer than this; a bound from above: it may be published by now. */
export const teamsWithHidden = async ({ entities }: Data, { teams }: Reader, than = ''): Promise<string[]> => {
  if (teams.size === 0) return [];
  const shelves = await entities.hiddenShelf.get([...teams.keys()].map((teamId) => ({ teamId }))).go();
  return shelves.data.filter(({ newest }) => newest > than).map(({ teamId }) => teamId);
};

/** Everything a reader has. */
export const allSourcesOf = async (data: Data, reader: Reader): Promise<Source[]> => {
  const teams = isAdmin(reader) ? [] : await teamsWithHidden(data, reader);
  return [...sourcesOf(reader), ...teams.map((scope) => ({ scope }))];
};
