/** What a call that is shown fills in where it is tried: parameters by their place and name, a body by its media type. */
export type Filled = {
  readonly values: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
};

/** What is longer is no call that somebody typed. */
const CODE_MAX = 10_000;
const VALUES_MAX = 50;
/** What its reader has to put there is not in it. */
const OPEN = /[${}<>]/;
const SECRET = /^(?:x-api-key|authorization|proxy-authorization|cookie|accept|content-type|content-length|host)$/i;

const decoded = (text: string): string | undefined => {
  try {
    const value = decodeURIComponent(text.replaceAll('+', ' '));
    return value === '' || OPEN.test(value) ? undefined : value;
  } catch {
    return undefined;
  }
};

/** Parameters of a path that an address has, where its end is that path. */
const inPath = (address: string, path: string): [string, string][] | undefined => {
  const wanted = path.split('/').filter(Boolean);
  const has = address.split('/').filter(Boolean).slice(-wanted.length);
  if (wanted.length === 0 || has.length < wanted.length) return undefined;
  const found: [string, string][] = [];
  for (const [at, part] of wanted.entries()) {
    const name = /^\{([^{}]{1,100})\}$/.exec(part)?.[1];
    const value = has[at] ?? '';
    if (name === undefined && value !== part) return undefined;
    const said = name === undefined ? undefined : decoded(value);
    if (name !== undefined && said !== undefined) found.push([`path.${name}`, said]);
  }
  return found;
};

const inQuery = (query: string): [string, string][] =>
  query.split('&').flatMap((pair): [string, string][] => {
    const [name = '', ...rest] = pair.split('=');
    const [key, value] = [decoded(name), decoded(rest.join('='))];
    return key !== undefined && value !== undefined ? [[`query.${key}`, value]] : [];
  });

/** The first address in the code that is one of the operation. */
const addressed = (code: string, path: string): [string, string][] | undefined => {
  for (const word of code.split(/[\s'"`]+/)) {
    const [address = '', ...query] = (word.split('#')[0] ?? '').split('?');
    const found = address.includes('/') ? inPath(address, path) : undefined;
    if (found) return [...found, ...inQuery(query.join('?'))];
  }
  return undefined;
};

const HEADERS = [
  /(?:-H|--header) {1,9}'([\w-]{1,100}):([^'\n]{1,500})'/g,
  /(?:-H|--header) {1,9}"([\w-]{1,100}):([^"\n]{1,500})"/g,
];

const inHeaders = (code: string): [string, string][] =>
  HEADERS.flatMap((header) => [...code.matchAll(header)]).flatMap(([, name = '', value = '']): [string, string][] =>
    SECRET.test(name) || OPEN.test(value) || value.trim() === '' ? [] : [[`header.${name}`, value.trim()]],
  );

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The body of a call: what `curl` sends, or what follows the headers of a message. */
const bodyIn = (code: string, language: string): string | undefined => {
  const begin = /(?:^|\s)(?:-d|--data|--data-raw|--json) {1,9}'/.exec(code);
  if (begin) {
    const from = begin.index + begin[0].length;
    const end = code.indexOf("'", from);
    return end === -1 ? undefined : code.slice(from, end);
  }
  const blank = language === 'http' ? /\r?\n\r?\n/.exec(code) : null;
  return blank ? code.slice(blank.index + blank[0].length).trim() : undefined;
};

/**
 * What a block of code says of a call of an operation at `path`: the address (`curl`, a request line, or any text that has
 * it), the headers and the JSON that `curl` sends; JSON by itself is the body. Keys, and what the reader has to put there,
 * are not taken.
 */
export const filledBy = (code: string, language: string, path: string): Filled | undefined => {
  if (code.length > CODE_MAX) return undefined;
  const whole = language === 'json' ? code.trim() : bodyIn(code, language);
  const values = [...(addressed(code, path) ?? []), ...inHeaders(code)].slice(0, VALUES_MAX);
  const texts = whole !== undefined && isJson(whole) ? { 'application/json': whole } : {};
  if (values.length === 0 && Object.keys(texts).length === 0) return undefined;
  // Each name begins with its place: none is one that objects have.
  return { values: Object.fromEntries(values), texts };
};
