/** The Lambdas that answer HTTP operations of the contract. */
export const FUNCTION_NAMES = ['auth', 'apis', 'gateway', 'docs', 'analytics', 'testing'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];
/** Who may call an operation: everybody, a signed-in user, a role, or an API key. */
export type Access = 'public' | 'user' | 'publisher' | 'admin' | 'key';
