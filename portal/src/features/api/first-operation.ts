import type { OpenApiDocument } from '@portico/client';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const needsNothing = (operation: Record<string, unknown>): boolean =>
  !(
    Array.isArray(operation['parameters']) &&
    operation['parameters'].some(
      (parameter) => !isRecord(parameter) || parameter['required'] === true || '$ref' in parameter,
    )
  );

/** The path of the first GET that can be called without parameters, the friendliest first call. */
export const firstPath = ({ paths }: OpenApiDocument): string | undefined => {
  if (!isRecord(paths)) return undefined;
  const simple = Object.entries(paths).find(([path, item]) => {
    const get = isRecord(item) ? item['get'] : undefined;
    return !path.includes('{') && isRecord(get) && needsNothing(get);
  });
  return simple?.[0];
};
