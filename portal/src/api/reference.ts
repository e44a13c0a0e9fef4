import 'server-only';
import { cache } from 'react';
import { load } from './failure.ts';
import { readerClient } from './session.ts';

/** The navigation of a version; `q` leaves what has all its words. */
export const readReference = cache((slug: string, version: string, q?: string) =>
  load(async () => (await readerClient()).getReference({ apiId: slug, version, ...(q && { q: q.slice(0, 100) }) })),
);

export const readOperation = cache((slug: string, version: string, operation: string) =>
  load(async () => (await readerClient()).getReferenceOperation({ apiId: slug, version, operation })),
);

export const readSchema = cache((slug: string, version: string, schema: string) =>
  load(async () => (await readerClient()).getReferenceSchema({ apiId: slug, version, schema })),
);
