import { Problem } from '@portico/contract';
import { editableApi, visibleVersion } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { publishedDocument, type VersionReference, writtenOut } from './published.ts';

/** Documents as published; the kernel compresses them, as a Lambda answers 6 MB: GitHub's 13 MB are under one. */
export const references = (dependencies: Dependencies) => {
  const { data, documents } = dependencies;

  /** The document as it was registered: it names the API's own servers, so its owners alone have it. */
  const source = async (principal: Principal | undefined, { apiId, version }: VersionReference) => {
    const api = principal && (await editableApi(data, principal, apiId));
    const found = api && (await visibleVersion(data, principal, api, version));
    if (!found) throw new Problem('not-found');
    return { text: JSON.stringify(await documents.getDocument(found.contentHash)), hash: found.contentHash };
  };

  return {
    async get(principal: Principal | undefined, reference: VersionReference, asRegistered: boolean) {
      const { text, hash } = asRegistered
        ? await source(principal, reference)
        : writtenOut(await publishedDocument(dependencies, principal, reference));
      return { bytes: new TextEncoder().encode(text), hash };
    },
  };
};
