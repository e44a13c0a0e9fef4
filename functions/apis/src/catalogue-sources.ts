import type { Data } from '@portico/data';
import { hasRole } from '@portico/domain';
import type { Reader } from './reader.ts';
import type { Source } from './search.ts';

export const isAdmin = ({ principal }: Reader): boolean => principal !== undefined && hasRole(principal, 'admin');

/** Who finds an API: everybody, everybody who is signed in, or only the team that has it. */
export type Access = 'public' | 'internal' | 'private';
export const accessOf = (scope: string): Access => (scope === 'public' || scope === 'internal' ? scope : 'private');

const isOpen = (access: Access | undefined): boolean => access === 'public' || access === 'internal';

/** What every reader of this kind has; a team's own comes besides, for who is no admin. */
export const sourcesOf = (reader: Reader, access?: Access): Source[] => {
  if (!reader.principal) return access === undefined || access === 'public' ? [{ scope: 'public' }] : [];
  const hidden: Source[] = isAdmin(reader) && !isOpen(access) ? [{ shelf: 'hidden' }] : [];
  if (access === 'private') return hidden;
  return [access === undefined ? { shelf: 'listed' } : { scope: access }, ...hidden];
};

/**
 * Teams of the reader that hide something newer than this, whose own comes besides; a bound from above: it may be
 * published by now. None for who has all that is hidden.
 */
export const teamsWithHidden = async (
  { entities }: Data,
  reader: Reader,
  { than = '', access }: { readonly than?: string | undefined; readonly access?: Access | undefined } = {},
): Promise<string[]> => {
  const { teams } = reader;
  if (teams.size === 0 || isAdmin(reader) || isOpen(access)) return [];
  const shelves = await entities.hiddenShelf.get([...teams.keys()].map((teamId) => ({ teamId }))).go();
  return shelves.data.filter(({ newest }) => newest > than).map(({ teamId }) => teamId);
};

/** Everything a reader has. */
export const allSourcesOf = async (data: Data, reader: Reader, access?: Access): Promise<Source[]> => {
  const teams = await teamsWithHidden(data, reader, { access });
  return [...sourcesOf(reader, access), ...teams.map((scope) => ({ scope }))];
};
