import type { TeamRole } from './access.ts';
import { highestOf, type Role } from './principal.ts';

/** What a group of an identity provider is here: a role, a role in a team, or both. */
export type ConnectionMapping = {
  readonly group: string;
  readonly role?: Role;
  readonly teamId?: string;
  /** A team's owners are of its own making: no identity provider leaves it without one. */
  readonly teamRole?: Exclude<TeamRole, 'owner'>;
};

/** The connection that the deployment brings, and its name in the user pool. */
export const CORPORATE_CONNECTION = `con_${'1'.padStart(26, '0')}`;
const CORPORATE = 'Corporate';

/** The user pool's name of a connection: 30 characters at most without an underscore, which ends it in a user's name. */
export const providerOf = (connectionId: string): string =>
  connectionId === CORPORATE_CONNECTION ? CORPORATE : connectionId.replace('con_', 'idp-');

const PROVIDER = /^idp-([0-9a-hjkmnp-tv-z]{26})$/;
export const connectionOfProvider = (provider: string): string | undefined => {
  if (provider === CORPORATE) return CORPORATE_CONNECTION;
  const [, id] = PROVIDER.exec(provider) ?? [];
  return id && `con_${id}`;
};

/** The connection that somebody came through, by the user pool's name of them: `<provider>_<subject>`. */
export const connectionOfUsername = (username: string): string | undefined =>
  username.includes('_') ? connectionOfProvider(username.slice(0, username.indexOf('_'))) : undefined;

/** What groups give somebody by the mappings of their connection: a role at most, and a role in each team, the higher one. */
export const givenByGroups = (
  mappings: readonly ConnectionMapping[],
  groups: readonly string[],
): { readonly role: Role | undefined; readonly teams: ReadonlyMap<string, Exclude<TeamRole, 'owner'>> } => {
  const held = new Set(groups);
  const mine = mappings.filter(({ group }) => held.has(group));
  const roles = mine.flatMap(({ role }) => role ?? []);
  const teams = new Map<string, Exclude<TeamRole, 'owner'>>();
  for (const { teamId, teamRole = 'member' } of mine)
    if (teamId !== undefined && teams.get(teamId) !== 'maintainer') teams.set(teamId, teamRole);
  return { role: roles.length > 0 ? highestOf(roles) : undefined, teams };
};

/** Several values in one text, as the user pool keeps them: `[a,b]`, each encoded like a form; one alone is as it is. */
export const valuesOf = (text: string | undefined): string[] => {
  if (text === undefined || text === '') return [];
  if (!text.startsWith('[') || !text.endsWith(']')) return [text];
  try {
    const listed: unknown = JSON.parse(text);
    if (Array.isArray(listed)) return listed.filter((value) => typeof value === 'string');
  } catch {
    // Not JSON, then.
  }
  const inside = text.slice(1, -1);
  return inside === '' ? [] : inside.split(',').map((value) => new URLSearchParams(`v=${value.trim()}`).get('v') ?? '');
};
