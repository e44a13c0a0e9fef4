import { hasRole, type Principal, type Role } from './principal.ts';

/** What somebody is in a team; an owner may do what a maintainer may, a maintainer what a member may. */
export const TEAM_ROLES = ['owner', 'maintainer', 'member'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

type Rule = {
  /** The role at least; a visitor has none. */
  readonly role: 'visitor' | Role;
  /** The role at least in the team that owns it. An admin has it in every team. */
  readonly team?: TeamRole;
  /** It must be one's own, whatever one's role. */
  readonly own?: true;
};

/** Who may do what. Whoever asks, asks `may`; nobody else decides. */
export const RULES = {
  'api.see-public': { role: 'visitor' },
  'api.see-internal': { role: 'developer' },
  /** One that is private, or of which nothing is published: for its team, and for those that it is shown to. */
  'api.see-hidden': { role: 'developer', team: 'member' },
  'api.see-draft': { role: 'developer', team: 'member' },
  'api.register': { role: 'publisher', team: 'maintainer' },
  'api.edit': { role: 'publisher', team: 'maintainer' },
  'api.see-usage': { role: 'publisher', team: 'maintainer' },
  /** Requests for access to an API of the team. */
  'access.decide': { role: 'publisher', team: 'maintainer' },
  'import.follow': { role: 'publisher', own: true },
  'upload.use': { role: 'publisher', own: true },
  'api.hand-over': { role: 'publisher', team: 'owner' },
  'api.delete': { role: 'publisher', team: 'owner' },
  /** For a team that is given one. */
  'api.take-over': { role: 'publisher', team: 'maintainer' },
  /** The team itself and who is in it. */
  'team.see': { role: 'developer', team: 'member' },
  'team.leave': { role: 'developer', own: true },
  'team.rename': { role: 'developer', team: 'owner' },
  'team.change-members': { role: 'developer', team: 'owner' },
  'team.invite': { role: 'developer', team: 'owner' },
  'team.hand-over': { role: 'developer', team: 'owner' },
  'team.see-apps': { role: 'developer', team: 'member' },
  'team.add-app': { role: 'developer', team: 'maintainer' },
  'app.read': { role: 'developer', team: 'member' },
  'app.change': { role: 'developer', team: 'maintainer' },
  'app.hand-over': { role: 'developer', team: 'owner' },
  'app.delete': { role: 'developer', team: 'owner' },
  'app.take-over': { role: 'developer', team: 'maintainer' },
  /** A key for a quarter of an hour, shown to nobody else. */
  'app.try': { role: 'developer', team: 'member' },
  'suite.read': { role: 'developer', team: 'member' },
  'suite.change': { role: 'developer', team: 'maintainer' },
  'suite.run': { role: 'developer', team: 'maintainer' },
  'session.end': { role: 'developer', own: true },
  'token.revoke': { role: 'developer', own: true },
} as const satisfies Readonly<Record<string, Rule>>;

export type Act = keyof typeof RULES;
type Of<Kind extends 'team' | 'own'> = {
  [Name in Act]: (typeof RULES)[Name] extends Readonly<Record<Kind, unknown>> ? Name : never;
}[Act];
/** Acts on what a team owns. */
export type TeamAct = Of<'team'>;
/** Acts on what is one's own. */
export type OwnAct = Of<'own'>;

const rolesUpTo = (wanted: TeamRole): readonly TeamRole[] => TEAM_ROLES.slice(0, TEAM_ROLES.indexOf(wanted) + 1);

/** The roles in a team that an act on what it owns asks for. */
export const teamRolesFor = (act: TeamAct): readonly TeamRole[] => rolesUpTo(RULES[act].team);

/** A role that nobody knows is none. */
const atLeast = (role: TeamRole | undefined, wanted: TeamRole): boolean =>
  rolesUpTo(wanted).some((enough) => enough === role);

/** What the principal is to a thing: their role in the team that owns it, or whose own it is. */
export type Standing = { readonly team?: TeamRole | undefined; readonly ownerId?: string };

/** Whether somebody, or a visitor, may do something to a thing they stand in this way to. */
export const may = (principal: Principal | undefined, act: Act, standing: Standing = {}): boolean => {
  const rule: Rule = RULES[act];
  if (rule.role !== 'visitor' && !(principal && hasRole(principal, rule.role))) return false;
  if (rule.own) return principal?.userId === standing.ownerId;
  if (!rule.team) return true;
  return principal !== undefined && (hasRole(principal, 'admin') || atLeast(standing.team, rule.team));
};

/** The act of seeing an API that stands in the lists of a scope. */
export const actOfSeeing = (scope: string): Act =>
  scope === 'public' ? 'api.see-public' : scope === 'internal' ? 'api.see-internal' : 'api.see-hidden';

/** What an API is to who sees it: where it stands, whose it is, and the other teams that it is shown to. */
export type Shown = {
  readonly scope: string;
  readonly teamId: string;
  readonly shownTo?: readonly string[] | undefined;
};

/** The teams whose members see an API that is hidden: its own first. */
export const teamsSeeing = ({ teamId, shownTo = [] }: Omit<Shown, 'scope'>): readonly string[] => [teamId, ...shownTo];

/** The role that an operation's declared access asks for, where it asks for a person. */
const CALLERS = { reader: undefined, user: undefined, publisher: 'publisher', admin: 'admin' } as const;

/** Whether a principal may call operations of an access at all; what they may do there, the rules say. */
export const mayCall = (principal: Principal, access: string): boolean => {
  if (!Object.hasOwn(CALLERS, access)) return false;
  // Checked above to be one of them.
  const role = CALLERS[access as keyof typeof CALLERS];
  return role === undefined || hasRole(principal, role);
};
