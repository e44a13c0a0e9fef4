import { type Access, Problem } from '@portico/contract';
import { mayCall, type Principal, ROLES, type Role } from '@portico/domain';
import { phrase } from '@portico/words';

const USER_ID = /^usr_[0-9a-hjkmnp-tv-z]{26}$/;

/** Reads the principal the authorizer proved; undefined when there is none or it is not well formed. */
export const readPrincipal = (context: Readonly<Record<string, unknown>> | null | undefined): Principal | undefined => {
  const userId = context?.userId;
  if (typeof userId !== 'string' || !USER_ID.test(userId)) return undefined;
  const named = typeof context?.roles === 'string' ? context.roles.split(' ') : [];
  return { userId, roles: ROLES.filter((role: Role) => named.includes(role)) };
};

/** The second lock behind the authorizer: refuses a missing principal and a role that does not suffice. */
export const requireAccess = (access: Access, principal: Principal | undefined): Principal => {
  if (!principal) throw new Problem('unauthenticated');
  if (!mayCall(principal, access)) throw new Problem('forbidden', phrase`This needs the role ${access}.`);
  return principal;
};
