export type Role = 'admin' | 'publisher' | 'developer';
export const ROLES: readonly Role[] = ['admin', 'publisher', 'developer'];

/** A signed-in user, as the authorizer proved it. */
export type Principal = {
  readonly userId: string;
  readonly roles: readonly Role[];
  /** The session they ask in; whoever asks by another proof has none. */
  readonly sessionId?: string | undefined;
  /** What the token they ask with is for; a session is for everything. */
  readonly scopes?: readonly string[] | undefined;
  /** Until when their second factor counts as shown (RFC 3339), or `always` of who has none; missing, it does not. */
  readonly freshUntil?: string | undefined;
};

/** How long a second factor counts as shown, for what is dangerous. */
export const FRESH_MILLISECONDS = 600_000;

/** Whether somebody may do what is dangerous now: who has a second factor showed it a short while ago. */
export const isFresh = ({ freshUntil = '' }: Principal, at: Date): boolean =>
  freshUntil === 'always' || freshUntil > at.toISOString();

/** Whether somebody may come in: what is deleted is disabled, too, and can be restored for a while. */
export const USER_STATUSES = ['active', 'disabled', 'deleted'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** Who is deleted can be restored for so long, and is erased then. */
export const DELETED_KEPT_MILLISECONDS = 30 * 86_400_000;

/** Roles include what stands below them: an admin may do what a publisher may, a publisher what a developer may. */
export const hasRole = (principal: Principal, role: Role): boolean =>
  principal.roles.includes(role) ||
  principal.roles.includes('admin') ||
  (role === 'developer' && principal.roles.includes('publisher'));

/** By what people are listed: all of a status and role together. */
export const standingOf = (status: UserStatus, role: Role): string => `${status} ${role}`;

/** The one of them that the others stand below. */
export const highestOf = (roles: readonly Role[]): Role => ROLES.find((role) => roles.includes(role)) ?? 'developer';

/** The roles of somebody: of the one that is kept, or, while none is, of their groups in the user pool. Everybody who can sign in is a developer. */
export const rolesOf = (groups: readonly string[], kept?: Role): Role[] =>
  ROLES.filter((role) => role === 'developer' || (kept ? role === kept : groups.includes(role)));
