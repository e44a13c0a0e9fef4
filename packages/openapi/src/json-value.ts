export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [name: string]: JsonValue };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a document says that it is written in AsyncAPI. */
export const isAsyncApi = (document: unknown): document is JsonObject =>
  isObject(document) && Object.hasOwn(document, 'asyncapi');

export const isList = (value: unknown): value is readonly JsonValue[] => Array.isArray(value);

/** The own member of an object; `undefined` for anything else, so that `__proto__` and `toString` are never found. */
export const member = (value: unknown, name: string): JsonValue | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const textOf = (value: unknown, name: string): string | undefined => {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
};

/** Sets an own member whatever its name is: `__proto__` becomes a member like any other. */
export const setMember = (target: Record<string, JsonValue>, name: string, value: JsonValue): void => {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  else target[name] = value;
};

/** One step of a JSON pointer (RFC 6901). */
export const escapeStep = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

export const joinPointer = (pointer: string, ...steps: readonly (string | number)[]): string =>
  steps.reduce<string>((joined, step) => `${joined}/${escapeStep(String(step))}`, pointer);

const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** Steps of a JSON pointer in plain text. */
export const stepsOf = (pointer: string): string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeStep);

/** Follows a JSON pointer; `undefined` when it leads nowhere. */
export const follow = (root: JsonValue, pointer: string): JsonValue | undefined => {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let current: JsonValue | undefined = root;
  for (const step of stepsOf(pointer)) {
    if (isList(current)) current = /^(0|[1-9]\d*)$/.test(step) ? current[Number(step)] : undefined;
    else current = member(current, step);
    if (current === undefined) return undefined;
  }
  return current;
};

/** The JSON pointer of a reference inside the document (`#/…`, percent-decoded); `undefined` for any other text. */
export const pointerOfReference = (reference: string): string | undefined => {
  if (!reference.startsWith('#')) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
};
