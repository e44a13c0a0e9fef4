import type { Principal } from '@portico/domain';
import { type Dependencies, publishedDocument } from './published.ts';

type Reference = {
  readonly apiId: string;
  readonly version: string;
};

/** Documents as published; the kernel compresses them, as a Lambda answers 6 MB: GitHub's 13 MB are under one. */
export const references = (dependencies: Dependencies) => ({
  async get(principal: Principal | undefined, reference: Reference) {
    const { document, contentHash } = await publishedDocument(dependencies, principal, reference);
    return {
      body: new TextEncoder().encode(JSON.stringify(document)),
      headers: {
        'Content-Type': 'application/json',
        ETag: `W/"${contentHash}"`,
        ...(principal === undefined && { 'Cache-Control': 'public, max-age=10' }),
      },
    };
  },
});

export type References = ReturnType<typeof references>;
