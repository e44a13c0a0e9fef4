import type { OpenApiDocument } from '@portico/client';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lookUp = (document: OpenApiDocument, reference: unknown): unknown => {
  const { components } = document;
  const parameters = isRecord(components) ? components['parameters'] : undefined;
  const name = typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
  return isRecord(parameters) && name ? parameters[name] : undefined;
};

const isRequired = (document: OpenApiDocument, parameter: unknown): boolean => {
  const resolved = isRecord(parameter) && '$ref' in parameter ? lookUp(document, parameter['$ref']) : parameter;
  return !isRecord(resolved) || resolved['required'] === true;
};

const needsNothing = (document: OpenApiDocument, { parameters }: Record<string, unknown>): boolean =>
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
