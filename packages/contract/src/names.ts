/** The Lambdas that answer HTTP operations of the contract. */
export const FUNCTION_NAMES = ['auth', 'apis', 'gateway', 'docs', 'analytics', 'testing'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];
/**
 * Who may call an operation: everybody; a reader, who may be a visitor or a person; a signed-in user; a role; or an API
 * key. What a visitor may call stands twice at the router, as that has no optional authorizer (README).
 */
export const ACCESS = ['public', 'reader', 'user', 'publisher', 'admin', 'key'] as const;
export type Access = (typeof ACCESS)[number];

/** As what a request is counted where requests are limited. */
export const COUNTS = ['reads', 'writes', 'signIns', 'signUps', 'sessions', 'backendTests', 'nothing'] as const;
export type Counts = (typeof COUNTS)[number];
