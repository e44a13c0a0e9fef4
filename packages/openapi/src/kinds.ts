import type { JsonObject } from './json-value.ts';

export { isAsyncApi } from './json-value.ts';

/** GraphQL's schema language as it is kept: the text itself, under a name that no other document has. */
export type KeptSdl = JsonObject & { readonly graphql: string };

export const isSdl = (document: unknown): document is KeptSdl =>
  typeof document === 'object' && document !== null && 'graphql' in document && typeof document.graphql === 'string';
