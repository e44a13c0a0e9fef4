import type { Data, Reader } from '@portico/data';
import { hasRole } from '@portico/domain';
import { sharedScope } from './listing.ts';
import type { Source } from './search.ts';

export const isAdmin = ({ principal }: Reader): boolean => principal !== undefined && hasRole(principal, 'admin');

/** Who finds an API: everybody, everybody who is signed in, or only the team that has it and those it is shared with. */
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

/** Teams of a reader that hide something, and that have something shared with them: what is theirs comes besides. */
export type HiddenOf = { readonly own: readonly string[]; readonly shared: readonly string[] };

/** Those that have some newer than this, a bound from above: it may be published by now. None for who has all that is hidden. */
export const teamsWithHidden = async (
  { entities }: Data,
  reader: Reader,
  { than = '', access }: { readonly than?: string | undefined; readonly access?: Access | undefined } = {},
): Promise<HiddenOf> => {
  const teams = [...reader.teams.keys()];
  if (teams.length === 0 || isAdmin(reader) || isOpen(access)) return { own: [], shared: [] };
  const scopes = teams.flatMap((teamId) => [teamId, sharedScope(teamId)]);
  const shelves = await entities.hiddenShelf.get(scopes.map((teamId) => ({ teamId }))).go();
  const newer = new Set(shelves.data.filter(({ newest }) => newest > than).map(({ teamId }) => teamId));
  return {
    own: teams.filter((teamId) => newer.has(teamId)),
    shared: teams.filter((teamId) => newer.has(sharedScope(teamId))),
  };
};

/** Everything a reader has. */
export const allSourcesOf = async (data: Data, reader: Reader, access?: Access): Promise<Source[]> => {
  const { own, shared } = await teamsWithHidden(data, reader, { access });
  return [...sourcesOf(reader, access), ...[...own, ...shared.map(sharedScope)].map((scope) => ({ scope }))];
};
