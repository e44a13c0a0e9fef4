import type { DocumentKind } from '@portico/client';

/** What documents are written in, by its own name: the same in every language. */
export const KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  openapi: 'OpenAPI',
  asyncapi: 'AsyncAPI',
  graphql: 'GraphQL',
};

/** With the version it is written in; GraphQL's language has none. */
export const kindAndVersion = ({ kind, openapi }: { readonly kind: DocumentKind; readonly openapi: string }): string =>
  kind === 'graphql' ? 'GraphQL SDL' : `${KIND_NAMES[kind]} ${openapi}`;
