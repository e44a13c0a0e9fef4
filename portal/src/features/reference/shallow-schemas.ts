import type { OpenApiDocument } from '@portico/client';

type JsonObject = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SCHEMAS = '#/components/schemas/';

/** References to schemas become objects that only name what they would have been. */
const withoutReferences = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isObject(value)) return value;
  const reference = value['$ref'];
  if (typeof reference === 'string' && reference.startsWith(SCHEMAS)) {
    return { type: 'object', title: reference.slice(SCHEMAS.length).replaceAll('~1', '/').replaceAll('~0', '~') };
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutReferences(member)]));
};

/**
 * A document whose schemas do not refer to each other. Swagger UI resolves everything that an operation can reach when it
 * is opened; where hundreds of schemas refer to each other in circles that takes minutes and holds the page. What is
 * downloaded is the whole document.
 */
export const withShallowSchemas = (document: OpenApiDocument): OpenApiDocument => {
  const { components } = document;
  if (!isObject(components)) return document;
  return { ...document, components: { ...components, schemas: withoutReferences(components['schemas'] ?? {}) } };
};
