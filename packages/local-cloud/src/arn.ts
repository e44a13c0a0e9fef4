/** `arn:partition:service:region:account:resource`; the resource may itself contain colons. */
export type Arn = {
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
};

export const parseArn = (arn: string): Arn | undefined => {
  const parts = arn.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return undefined;
  const [, , service = '', region = '', accountId = ''] = parts;
  return { service, region, accountId, resource: parts.slice(5).join(':') };
};

/** The name a function ARN, partial ARN or plain name points at, without version or alias. */
export const functionNameOf = (reference: string): string => {
  const resource = parseArn(reference)?.resource ?? reference;
  const parts = resource.split(':').filter((part) => part !== '');
  return (parts[0] === 'function' ? parts[1] : parts[0]) ?? '';
};

/** `*` any run, `?` one character, as in IAM policies. Compiled once per pattern. */
const globs = new Map<string, RegExp>();
export const globMatches = (pattern: string, value: string): boolean => {
  if (pattern === '*' || pattern === value) return true;
  let expression = globs.get(pattern);
  if (!expression) {
    const escaped = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '[\\s\\S]*')
      .replace(/\?/g, '[\\s\\S]');
    expression = new RegExp(`^${escaped}$`);
    if (globs.size > 5000) globs.clear();
    globs.set(pattern, expression);
  }
  return expression.test(value);
};
