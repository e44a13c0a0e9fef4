import { setFlagsFromString } from 'node:v8';

// Patterns come from strangers. This lets an expression ask for V8's linear engine with the flag "l".
setFlagsFromString('--enable-experimental-regexp-engine');

const compile = (pattern: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
};

/** A repeated group that itself repeats or chooses: the shape of expressions that backtrack exponentially. */
const mayExplode = (pattern: string): boolean =>
  /\((?:[^()\\]|\\.)*[*+}|](?:[^()\\]|\\.)*\)[*+{]|\)\)[*+{]/s.test(pattern.slice(0, 2_000));

/** A pattern that no engine here may run forbids nothing. */
const ANYTHING = /(?:)/;

/**
 * The expression of a schema's `pattern`: linear where the engine can, else backtracking only when its shape is
 * harmless. A pattern that is not an expression, or could run for ever, forbids nothing.
 */
export const patternExpression = (pattern: string): RegExp => {
  // The linear engine knows no Unicode classes; without the flag "u" they would mean something else.
  const linear = /\\[pPu]\{/.test(pattern) ? undefined : compile(pattern, 'l');
  if (linear) return linear;
  if (pattern.length > 2_000 || mayExplode(pattern)) return ANYTHING;
  return compile(pattern, 'u') ?? compile(pattern, '') ?? ANYTHING;
};
