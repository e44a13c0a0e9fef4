import { originalStack } from './original-stack.ts';

const SECRET_NAMES = /authorization|cookie|password|secret|token|api[-_]?key|signature|code(verifier)?$/i;
const SECRET_VALUES = /ptk_(?:live|test)_\w+|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*|(?:Bearer|Basic)\s+\S+|X-Amz-Signature=\w+/g;

const clean = (text: string) => text.replace(SECRET_VALUES, '[redacted]').slice(0, 8192);

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
