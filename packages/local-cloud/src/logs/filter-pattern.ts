/**
 * CloudWatch Logs filter patterns. Source: "Filter pattern syntax" in the CloudWatch Logs user guide.
 * Covered: the empty pattern, terms (`ERROR -debug "two words" ?a ?b`), and JSON patterns with `= != < <= > >=`,
 * `IS NULL`, `IS TRUE`, `IS FALSE`, `NOT EXISTS`, `*` wildcards, `&&`, `||` and parentheses.
 */
export type LogFilter = (message: string) => boolean;

type Test = (root: unknown) => boolean;

const TOKENS = /\s*(&&|\|\||[()]|!=|<=|>=|=|<|>|%[^%]*%|"(?:[^"\\]|\\.)*"|\$[\w.[\]"'$@-]*|[^\s&|()=!<>]+)/y;

const tokenize = (text: string): string[] => {
  const found: string[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < text.trimEnd().length) {
    const match = TOKENS.exec(text);
    if (!match) throw new Error(`Cannot read the filter pattern { ${text} }`);
    found.push(match[1] ?? '');
  }
  return found;
};

const select = (root: unknown, selector: string): unknown => {
  let value = root;
  for (const [, name, index] of selector.matchAll(/\.?([\w$@-]+)|\[(\d+|"[^"]*")\]/g)) {
    if (name === '$') continue;
    const key = name ?? index?.replaceAll('"', '') ?? '';
    if (typeof value !== 'object' || value === null) return undefined;
    // Indexing parsed JSON by a name taken from the pattern.
    value = (value as Record<string, unknown>)[key];
  }
  return value;
};

const textMatches = (expected: string): ((value: string) => boolean) => {
  const quoted = expected.startsWith('"');
  const bare = quoted ? expected.slice(1, -1).replace(/\\(.)/g, '$1') : expected;
  if (/^%.*%$/.test(expected)) {
    const expression = new RegExp(expected.slice(1, -1));
    return (value) => expression.test(value);
  }
  if (!bare.includes('*')) return (value) => value === bare;
  const expression = new RegExp(
    `^${bare
      .split('*')
      .map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
  return (value) => expression.test(value);
};

const comparison = (selector: string, operator: string, expected: string): Test => {
  const matches = textMatches(expected);
  const number = expected.startsWith('"') ? Number.NaN : Number(expected);
  const equal = (value: unknown): boolean =>
    typeof value === 'number' && !Number.isNaN(number)
      ? value === number
      : typeof value === 'object' || value === undefined
        ? false
        : matches(String(value));
  const ordered: Record<string, (value: number) => boolean> = {
    '<': (value) => value < number,
    '<=': (value) => value <= number,
    '>': (value) => value > number,
    '>=': (value) => value >= number,
  };
  if (operator === '=') return (root) => equal(select(root, selector));
  if (operator === '!=')
    return (root) => {
      const value = select(root, selector);
      return value !== undefined && !equal(value);
    };
  const compare = ordered[operator];
  if (!compare) throw new Error(`Unknown operator ${operator} in a filter pattern`);
  return (root) => {
    const value = select(root, selector);
    return typeof value === 'number' && compare(value);
  };
};

const parseJsonPattern = (text: string): Test => {
  const found = tokenize(text);
  let at = 0;
  const next = (): string => found[at++] ?? '';
  const keyword = (selector: string): Test => {
    const operator = next();
    if (operator === 'NOT' && next() === 'EXISTS') return (root) => select(root, selector) === undefined;
    if (operator === 'EXISTS') return (root) => select(root, selector) !== undefined;
    if (operator === 'IS') {
      const expected = { NULL: null, TRUE: true, FALSE: false }[next()];
      if (expected === undefined) throw new Error(`Cannot read the filter pattern { ${text} }`);
      return (root) => select(root, selector) === expected;
    }
    return comparison(selector, operator, next());
  };
  const term = (): Test => {
    const token = next();
    if (token !== '(') return keyword(token);
    const inner = either();
    if (next() !== ')') throw new Error(`A parenthesis is not closed in { ${text} }`);
    return inner;
  };
  const both = (): Test => {
    let test = term();
    while (found[at] === '&&') {
      at += 1;
      const [left, right] = [test, term()];
      test = (root) => left(root) && right(root);
    }
    return test;
  };
  const either = (): Test => {
    let test = both();
    while (found[at] === '||') {
      at += 1;
      const [left, right] = [test, both()];
      test = (root) => left(root) || right(root);
    }
    return test;
  };
  const test = either();
  if (at !== found.length) throw new Error(`Cannot read the filter pattern { ${text} }`);
  return test;
};

const parseTerms = (pattern: string): LogFilter => {
  const terms = [...pattern.matchAll(/([?-]?)("(?:[^"\\]|\\.)*"|\S+)/g)].map(([, sign = '', term = '']) => ({
    sign,
    text: term.startsWith('"') ? term.slice(1, -1).replace(/\\(.)/g, '$1') : term,
  }));
  const required = terms.filter(({ sign }) => sign === '');
  const excluded = terms.filter(({ sign }) => sign === '-');
  const optional = terms.filter(({ sign }) => sign === '?');
  return (message) =>
    required.every(({ text }) => message.includes(text)) &&
    !excluded.some(({ text }) => message.includes(text)) &&
    (optional.length === 0 || optional.some(({ text }) => message.includes(text)));
};

export const parseFilterPattern = (pattern: string): LogFilter => {
  const trimmed = pattern.trim();
  if (trimmed === '') return () => true;
  if (!trimmed.startsWith('{')) return parseTerms(trimmed);
  const test = parseJsonPattern(trimmed.slice(1, -1));
  return (message) => {
    if (!message.startsWith('{')) return false;
    try {
      return test(JSON.parse(message));
    } catch {
      return false;
    }
  };
};
