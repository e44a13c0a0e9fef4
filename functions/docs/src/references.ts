import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { publishedDocument, type VersionReference, writtenOut } from './published.ts';

/** Documents as published; the kernel compresses them, as a Lambda answers 6 MB: GitHub's 13 MB are under one. */
export const references = (dependencies: Dependencies) => ({
  async get(principal: Principal | undefined, reference: VersionReference) {
    const { text, hash } = writtenOut(await publishedDocument(dependencies, principal, reference));
    return { bytes: new TextEncoder().encode(text), hash };
  },
});
