import { originalStack } from './original-stack.ts';

const SECRET_NAMES = /authorization|cookie|password|secret|token|api[-_]?key|signature|code(verifier)?$/i;
/** What a key begins with, the deployment's prefix, says nothing and stays. */
const SECRET_VALUES = /_(?:live|test)_[0-9a-z]{26}\w*|(?:Bearer|Basic)\s+\S+|X-Amz-Signature=\w+/g;

/** A run of letters with a JSON Web Token in it, without that. */
const withoutToken = (run: string): string => {
  const at = run.indexOf('eyJ');
  return at < 0 || run.indexOf('.', run.indexOf('.', at) + 1) < at + 10 ? run : `${run.slice(0, at)}[redacted]`;
};

const clean = (text: string) =>
  text
    .replace(SECRET_VALUES, '[redacted]')
    .replace(/[\w.-]+/g, withoutToken)
    .slice(0, 8192);

/**
 * A JSON replacer for every log line: fields named like secrets, and anything that looks like one, never leave; a stack
 * names the sources.
 */
export const redact = (name: string, value: unknown): unknown => {
  // Whatever a field named like a secret holds goes, a list or an object too.
  if (value !== null && value !== undefined && SECRET_NAMES.test(name)) return '[redacted]';
  if (typeof value !== 'string') return value;
  return clean(name === 'stack' ? originalStack(value) : value);
};
