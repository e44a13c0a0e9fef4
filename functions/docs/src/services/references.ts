import { gzipSync } from 'node:zlib';
import type { Principal } from '@portico/domain';
import { type Dependencies, publishedDocument } from './published.ts';

interface Reference {
  readonly apiId: string;
  readonly version: string;
}

/** Documents as published. A Lambda answers 6 MB: documents leave compressed, GitHub's 13 MB are under one. */
export const references = (dependencies: Dependencies) => ({
  async get(principal: Principal | undefined, reference: Reference) {
    const { document, contentHash } = await publishedDocument(dependencies, principal, reference);
    return {
      body: new Uint8Array(gzipSync(JSON.stringify(document), { level: 5 })),
      headers: {
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
        ETag: `"${contentHash}"`,
        ...(principal === undefined && { 'Cache-Control': 'public, max-age=10' }),
      },
    };
  },
});

export type References = ReturnType<typeof references>;
