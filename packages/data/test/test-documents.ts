import { createHash } from 'node:crypto';
import {
  type Documents,
  packDocument,
  type StoredResult,
  type StoredRoutes,
  UnreadableDocument,
} from '../src/index.ts';

const tagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');

/** The documents of a test file, in memory; what is kept is kept by content as in the bucket. */
export const createTestDocuments = (): Documents => {
  const kept = new Map<string, Uint8Array>();
  const read = (key: string): unknown => {
    const bytes = kept.get(key);
    if (!bytes) throw new UnreadableDocument(`${key} is missing`);
    return JSON.parse(Buffer.from(bytes).toString());
  };
  const write = (key: string, value: unknown) => void kept.set(key, Buffer.from(JSON.stringify(value)));
  const uploadKey = (id: string) => `uploads/${id}`;
  return {
    uploadKey,
    putUpload: async (id, bytes) => void kept.set(uploadKey(id), bytes),
    get: async (key) => kept.get(key),
    presignUpload: async (id, sizeBytes) => `https://uploads.example/${id}?bytes=${sizeBytes}`,
    putDocument: async (document, routes) => {
      const { contentHash } = packDocument(document);
      write(`documents/${contentHash}`, document);
      write(`routes/${contentHash}`, routes);
      return contentHash;
    },
    putUploaded: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      kept.set(`uploaded/${hash}`, bytes);
      return hash;
    },
    linkUploaded: async (hash, savedAs) => `https://uploads.example/${hash}?as=${encodeURIComponent(savedAs)}`,
    getDocument: async (contentHash) => read(`documents/${contentHash}`),
    // Written by putDocument above.
    getRoutes: async (contentHash) => read(`routes/${contentHash}`) as StoredRoutes,
    putResults: async (runId, results) => write(`runs/${runId}`, results),
    // Written by putResults above.
    getResults: async (runId) =>
      kept.has(`runs/${runId}`) ? (read(`runs/${runId}`) as readonly StoredResult[]) : undefined,
    deleteResults: async (runIds) => runIds.forEach((runId) => void kept.delete(`runs/${runId}`)),
    putIcon: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      kept.set(`icons/${hash}`, bytes);
      return hash;
    },
    getIcon: async (hash) => kept.get(`icons/${hash}`),
    putLogo: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      kept.set(`logos/${hash}`, bytes);
      return hash;
    },
    getLogo: async (hash) => kept.get(`logos/${hash}`),
    putGuide: async (text) => {
      const hash = createHash('sha256').update(text).digest('hex');
      write(`guides/${hash}`, text);
      return hash;
    },
    getGuide: async (hash) => String(read(`guides/${hash}`)),
    putGuideFile: async (apiId, fileId, bytes) => void kept.set(`guide-files/${apiId}/${fileId}`, bytes),
    linkGuideFile: async (apiId, fileId, savedAs) =>
      kept.has(`guide-files/${apiId}/${fileId}`)
        ? `https://files.example/${apiId}/${fileId}?as=${encodeURIComponent(savedAs)}`
        : 'https://files.example/gone',
    deleteGuideFiles: async (apiId, fileIds) =>
      fileIds.forEach((fileId) => void kept.delete(`guide-files/${apiId}/${fileId}`)),
    getMade: async (key, [from, count] = [0, Number.POSITIVE_INFINITY]) =>
      kept.get(`made/${key}`)?.subarray(from, from + count),
    putMade: async (key, bytes) => void kept.set(`made/${key}`, bytes),
    getShard: async (key, known) => {
      const bytes = kept.get(`search/${key}`);
      if (!bytes) return undefined;
      const tag = tagOf(bytes);
      return tag === known ? 'same' : { bytes, tag };
    },
    putShard: async (key, bytes, read) => {
      const had = kept.get(`search/${key}`);
      if ((had && tagOf(had)) !== read) return false;
      kept.set(`search/${key}`, bytes);
      return true;
    },
  };
};
