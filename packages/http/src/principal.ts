import { type OperationEntry, Problem } from '@portico/contract';
import { coversScope, isFresh, mayCall, type Principal, ROLES, type Role, scopeOf } from '@portico/domain';
import { phrase } from '@portico/words';
import type { APIGatewayProxyEvent } from 'aws-lambda';

const USER_ID = /^usr_[0-9a-hjkmnp-tv-z]{26}$/;

/** Lines of a header, by its lower-case name. */
const linesOf = (event: APIGatewayProxyEvent, name: string): number =>
  Object.entries(event.multiValueHeaders ?? {}).reduce(
    (lines, [key, values]) => (key.toLowerCase() === name ? lines + (values?.length ?? 0) : lines),
    0,
  );

/**
 * Reads the principal the authorizer proved; undefined when there is none or it is not well formed. What the authorizer
 * says is kept for a while and found by one header alone: so nobody is who was proved longer ago than it holds, and
 * whoever brings two credentials is nobody, whether it is kept or not. What an agent was granted at the portal's own MCP
 * server opens nothing but through the portal, which proves itself with each request.
 */
export const readPrincipal = (
  event: APIGatewayProxyEvent,
  { fromPortal = false, at = Date.now() } = {},
): Principal | undefined => {
  const context = event.requestContext.authorizer;
  const userId: unknown = context?.userId;
  if (typeof userId !== 'string' || !USER_ID.test(userId)) return undefined;
  if (context?.expiresAt !== undefined && !(Date.parse(String(context.expiresAt)) > at)) return undefined;
  if (context?.through !== undefined && !(context.through === 'portal' && fromPortal)) return undefined;
  if (linesOf(event, 'authorization') > 1 || linesOf(event, 'x-api-key') > 0) return undefined;
  const named = typeof context?.roles === 'string' ? context.roles.split(' ') : [];
  const sessionId = typeof context?.sessionId === 'string' ? context.sessionId : undefined;
  const scopes = typeof context?.scopes === 'string' ? context.scopes.split(' ') : undefined;
  const freshUntil = typeof context?.freshUntil === 'string' ? context.freshUntil : undefined;
  return {
    ...{ userId, roles: ROLES.filter((role: Role) => named.includes(role)) },
    ...(sessionId && { sessionId }),
    ...(scopes && { scopes }),
    ...(freshUntil && { freshUntil }),
  };
};

/** The second lock behind the authorizer: refuses a missing principal, a token that is for something else, and a role that does not suffice. */
export const requireAccess = (
  { access, tag, method, stepsUp }: Pick<OperationEntry, 'access' | 'tag' | 'method' | 'stepsUp'>,
  principal: Principal | undefined,
  at = new Date(),
): Principal => {
  if (!principal) throw new Problem('unauthenticated');
  const wanted = scopeOf({ tag, method, access });
  if (principal.scopes && !wanted) throw new Problem('scope-missing', phrase`No access token opens this.`);
  if (principal.scopes && wanted && !coversScope(principal.scopes, wanted))
    throw new Problem('scope-missing', phrase`This needs the scope ${wanted}.`);
  if (!mayCall(principal, access)) throw new Problem('forbidden', phrase`This needs the role ${access}.`);
  if (stepsUp && !isFresh(principal, at)) throw new Problem('second-factor-needed');
  return principal;
};
