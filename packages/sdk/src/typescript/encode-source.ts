/** Source of the emitted `encode.ts`: parameter styles and bodies (OpenAPI 3.1, section 4.8.12). Holds no backtick. */
export const ENCODE_SOURCE = `/** A parameter: name in the input, name on the wire, place, style, explode, reserved characters allowed. */
export type ParameterSpec = readonly [
  as: string,
  name: string,
  place: string,
  style: string,
  explode: boolean,
  reserved?: boolean,
];

export type FileInput = Blob | Uint8Array<ArrayBuffer> | ArrayBuffer | { readonly data: Blob | Uint8Array<ArrayBuffer> | ArrayBuffer; readonly name: string };
export type BinaryInput = Blob | Uint8Array<ArrayBuffer> | ArrayBuffer | ReadableStream<Uint8Array<ArrayBuffer>> | string;

type Pair = readonly [name: string, value: string];

const text = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const members = (value: Record<string, unknown>): (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, member]) => member !== undefined);

const percent = (value: string, reserved = false): string => {
  const encoded = encodeURIComponent(value).replace(/[!'()*]/g, (character) => '%' + character.charCodeAt(0).toString(16).toUpperCase());
  return reserved ? encoded.replace(/%(3A|2F|3F|23|5B|5D|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/g, (code) => decodeURIComponent(code)) : encoded;
};

/** A path segment: "." and ".." are written so that no client takes them for steps. */
const segment = (value: string): string => (value === '.' ? '%2E' : value === '..' ? '%2E%2E' : percent(value));

const SEPARATORS: Record<string, string> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

export const encodePath = (value: unknown, spec: ParameterSpec): string => {
  const [, name, , style, explode] = spec;
  if (style === 'content') return segment(JSON.stringify(value));
  const prefix = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  const own = style === 'matrix' ? percent(name) + '=' : '';
  if (Array.isArray(value)) {
    const items = value.map((item) => percent(text(item)));
    if (!explode) return prefix + own + items.join(',');
    return prefix + items.map((item) => own + item).join(style === 'simple' ? ',' : prefix);
  }
  if (isMap(value)) {
    const pairs = members(value).map(([key, member]) => [percent(key), percent(text(member))] as const);
    if (explode) return prefix + pairs.map((pair) => pair.join('=')).join(style === 'simple' ? ',' : prefix);
    return prefix + own + pairs.flat().join(',');
  }
  const single = text(value);
  return prefix === '' ? segment(single) : prefix + own + percent(single);
};

const deep = (name: string, value: unknown): Pair[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => deep(name + '[' + (isMap(item) ? String(index) : '') + ']', item));
  if (isMap(value)) return members(value).flatMap(([key, member]) => deep(name + '[' + key + ']', member));
  return [[name, text(value)]];
};

const queryPart = (value: unknown, spec: ParameterSpec): string[] => {
  const [, name, , style, explode, reserved] = spec;
  const pair = (key: string, member: string): string => percent(key) + '=' + member;
  const one = (member: unknown): string => percent(text(member), reserved);
  if (style === 'content') return [pair(name, percent(JSON.stringify(value)))];
  if (style === 'deepObject' && (isMap(value) || Array.isArray(value))) return deep(name, value).map(([key, member]) => pair(key, one(member)));
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => pair(name, one(item)));
    return [pair(name, value.map(one).join(SEPARATORS[style] ?? ','))];
  }
  if (isMap(value)) {
    if (explode) return members(value).map(([key, member]) => pair(key, one(member)));
    return [pair(name, members(value).flatMap(([key, member]) => [percent(key), one(member)]).join(SEPARATORS[style] ?? ','))];
  }
  return [pair(name, one(value))];
};

export const encodeQuery = (values: readonly (readonly [unknown, ParameterSpec])[]): string =>
  values.flatMap(([value, spec]) => queryPart(value, spec)).join('&');

export const encodeHeader = (value: unknown, spec: ParameterSpec): string => {
  const [, , , style, explode] = spec;
  if (style === 'content') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(text).join(',');
  if (isMap(value)) return members(value).map(([key, member]) => key + (explode ? '=' : ',') + text(member)).join(',');
  return text(value);
};

const file = (value: unknown): { readonly blob: Blob; readonly name: string } | undefined => {
  if (typeof File !== 'undefined' && value instanceof File) return { blob: value, name: value.name };
  if (value instanceof Blob) return { blob: value, name: 'file' };
  if (value instanceof ArrayBuffer) return { blob: new Blob([value]), name: 'file' };
  if (value instanceof Uint8Array) return { blob: new Blob([Uint8Array.from(value)]), name: 'file' };
  if (isMap(value) && 'data' in value && typeof value['name'] === 'string') {
    const inner = file(value['data']);
    return inner && { blob: inner.blob, name: value['name'] };
  }
  return undefined;
};

export const encodeMultipart = (body: unknown): FormData => {
  const form = new FormData();
  if (!isMap(body)) return form;
  for (const [name, value] of members(body))
    for (const item of Array.isArray(value) ? value : [value]) {
      const upload = file(item);
      if (upload) form.append(name, upload.blob, upload.name);
      else form.append(name, text(item));
    }
  return form;
};

export const encodeForm = (body: unknown): string =>
  isMap(body) ? members(body).flatMap(([name, value]) => deep(name, value)).map(([name, value]) => percent(name) + '=' + percent(value)).join('&') : '';
`;
