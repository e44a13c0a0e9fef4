export type Role = 'admin' | 'publisher' | 'developer';
export const ROLES: readonly Role[] = ['admin', 'publisher', 'developer'];

/** A signed-in user, as the authorizer proved it. */
export type Principal = {
  readonly userId: string;
  readonly roles: readonly Role[];
};

/** Roles include what stands below them: an admin may do what a publisher may, a publisher what a developer may. */
export const hasRole = (principal: Principal, role: Role): boolean =>
  principal.roles.includes(role) ||
  principal.roles.includes('admin') ||
  (role === 'developer' && principal.roles.includes('publisher'));

/** The roles of somebody in these groups of the user pool: everybody who can sign in is a developer. */
export const rolesOf = (groups: readonly string[]): Role[] =>
  ROLES.filter((role) => role === 'developer' || groups.includes(role));
