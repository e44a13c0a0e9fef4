import { Problem, type Schema, type Total } from '@portico/contract';
import { editableApi, LINK_SECONDS, visibleVersion } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { fileNameOf, publishedDocument, type VersionReference, writtenOut } from './published.ts';

/** Documents as published; the kernel compresses them, as a Lambda answers 6 MB: GitHub's 13 MB are under one. */
export const references = (dependencies: Dependencies) => {
  const { data, documents, now } = dependencies;

  /** What was registered names the API's own servers, so its owners alone have it. */
  const owned = async (principal: Principal | undefined, { apiId, version }: VersionReference) => {
    const api = principal && (await editableApi(data, principal, apiId));
    const found = api && (await visibleVersion(data, principal, api, version));
    if (!found) throw new Problem('not-found');
    return { api, found };
  };

  const source = async (principal: Principal | undefined, reference: VersionReference) => {
    const { found } = await owned(principal, reference);
    return { text: JSON.stringify(await documents.getDocument(found.contentHash)), hash: found.contentHash };
  };

  return {
    async get(principal: Principal | undefined, reference: VersionReference, asRegistered: boolean) {
      const { text, hash } = asRegistered
        ? await source(principal, reference)
        : writtenOut(await publishedDocument(dependencies, principal, reference));
      return { bytes: new TextEncoder().encode(text), hash };
    },
    /** The file a version was read from; there is none of one from before those were kept. */
    async uploaded(principal: Principal, reference: VersionReference): Promise<Total<Schema<'UploadedDocument'>>> {
      const { api, found } = await owned(principal, reference);
      if (!found.uploaded) throw new Problem('not-found');
      const { hash, kind, sizeBytes } = found.uploaded;
      const fileName = `${fileNameOf(api.slug, found.version)}.${kind}`;
      return {
        url: await documents.linkUploaded(hash, fileName),
        fileName,
        sizeBytes,
        expiresAt: new Date(now().getTime() + LINK_SECONDS * 1000).toISOString(),
      };
    },
  };
};
