import type { OpenApiDocument } from '@portico/client';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a reference to a component names, else the value itself. */
export const resolved = (document: OpenApiDocument, kind: 'parameters' | 'responses', value: unknown): unknown => {
  if (!isRecord(value) || !('$ref' in value)) return value;
  const { components } = document;
  const members = isRecord(components) ? components[kind] : undefined;
  const name = typeof value['$ref'] === 'string' ? value['$ref'].split('/').at(-1) : undefined;
  return isRecord(members) && name ? members[name] : undefined;
};

const isRequired = (document: OpenApiDocument, parameter: unknown): boolean => {
  const found = resolved(document, 'parameters', parameter);
  return !isRecord(found) || found['required'] === true;
};

/** Whether an operation, or a path, has no parameter that must be given. */
export const needsNothing = (document: OpenApiDocument, { parameters }: Record<string, unknown>): boolean =>
  !(Array.isArray(parameters) && parameters.some((parameter) => isRequired(document, parameter)));

/** The path of the first GET that can be called without parameters, the friendliest first call. */
export const firstPath = (document: OpenApiDocument): string | undefined => {
  const { paths } = document;
  if (!isRecord(paths)) return undefined;
  const simple = Object.entries(paths).find(([path, item]) => {
    const get = isRecord(item) ? item['get'] : undefined;
    return !path.includes('{') && isRecord(get) && needsNothing(document, get);
  });
  return simple?.[0];
};
