import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ScopeNeeds } from '@portico/domain';
import type { StoredResult } from './entities/test-suite.ts';
import { downloadLink, lazyS3 } from './s3.ts';

/** Operations of a published document, for the gateway: it needs no more of the document. */
export type StoredRoutes = readonly {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** What it asks of a key that is for some scopes; unknown of what was kept before. */
  readonly needs?: ScopeNeeds;
}[];

/** Of an object: its first byte and how many, at least one. */
export type Part = readonly [from: number, bytes: number];

export const UPLOAD_SECONDS = 900;
const GZIP = { level: 6 };

/** A document that was kept is not there any more, or not as it was kept. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/** So much of a packed document fits into one answer of a Lambda, as base64 (6 MB), with what the overlay adds. */
export const PACKED_BYTES_MAX = 4_200_000;

/** A document that does not become small enough to be answered whole: gzip finds nothing to leave out. */
export class DocumentTooDense extends Error {
  override readonly name = 'DocumentTooDense';
  readonly packedBytes: number;

  constructor(packedBytes: number) {
    super(`the document has ${packedBytes} bytes when packed`);
    this.packedBytes = packedBytes;
  }
}

/** What was kept, packed, as JSON; gzip has a checksum, so what opens is what was kept. */
const opened = (key: string, bytes: Uint8Array | undefined): unknown => {
  if (!bytes) throw new UnreadableDocument(`${key} is missing from the bucket`);
  try {
    return JSON.parse(gunzipSync(bytes).toString());
  } catch (error) {
    throw new UnreadableDocument(`${key} in the bucket is damaged`, { cause: error });
  }
};

/** A document as it is kept. Throws `DocumentTooDense`. */
export const packDocument = (document: unknown): { readonly contentHash: string; readonly packed: Uint8Array } => {
  const text = JSON.stringify(document);
  const packed = gzipSync(text, GZIP);
  if (packed.length > PACKED_BYTES_MAX) throw new DocumentTooDense(packed.length);
  return { contentHash: createHash('sha256').update(text).digest('hex'), packed };
};

/** A part of what is searched, and what names its state. */
export type Shard = { readonly bytes: Uint8Array; readonly tag: string };

/** The status that S3 answered with, where it is an error to its client. */
const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && '$metadata' in error
    ? // What every error of an AWS client carries.
      (error.$metadata as { readonly httpStatusCode?: number }).httpStatusCode
    : undefined;

/** As many as S3 deletes in one request. */
const DELETED_AT_ONCE = 1000;

/** The bucket of documents: uploads by id, documents and what is made from them by content hash. */
export const connectDocuments = (bucket: string) => {
  const s3 = lazyS3();
  const put = async (key: string, body: Uint8Array) => {
    const { PutObjectCommand } = await s3.load();
    await (await s3.client()).send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  };
  const get = async (key: string, part?: Part): Promise<Uint8Array | undefined> => {
    const { GetObjectCommand, NoSuchKey } = await s3.load();
    const range = part && { Range: `bytes=${part[0]}-${part[0] + part[1] - 1}` };
    try {
      const { Body } = await (await s3.client()).send(new GetObjectCommand({ Bucket: bucket, Key: key, ...range }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      // Something of it was lost: the part is behind its end.
      if (part && error instanceof Error && error.name === 'InvalidRange') return undefined;
      throw error;
    }
  };
  const deleteAll = async (keys: readonly string[]): Promise<void> => {
    const { DeleteObjectsCommand } = await s3.load();
    for (let start = 0; start < keys.length; start += DELETED_AT_ONCE) {
      const Objects = keys.slice(start, start + DELETED_AT_ONCE).map((Key) => ({ Key }));
      const command = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
      const { Errors = [] } = await (await s3.client()).send(command);
      if (Errors.length > 0) throw new Error(`${Errors.length} objects were not deleted: ${Errors[0]?.Code}`);
    }
  };
  const uploadKey = (id: string) => `uploads/${id}`;
  const guideFileKey = (apiId: string, fileId: string) => `guide-files/${apiId}/${fileId}`;
  const resultsKey = (runId: string) => `runs/${runId}.json.gz`;
  return {
    uploadKey,
    putUpload: (id: string, bytes: Uint8Array) => put(uploadKey(id), bytes),
    get: (key: string) => get(key),
    /** A URL that takes one PUT of exactly this size for 15 minutes. */
    async presignUpload(id: string, sizeBytes: number): Promise<string> {
      const [{ PutObjectCommand }, { getSignedUrl }] = await Promise.all([
        s3.load(),
        import('@aws-sdk/s3-request-presigner'),
      ]);
      const command = new PutObjectCommand({ Bucket: bucket, Key: uploadKey(id), ContentLength: sizeBytes });
      return getSignedUrl(await s3.client(), command, {
        expiresIn: UPLOAD_SECONDS,
        signableHeaders: new Set(['content-length', 'host']),
      });
    },
    /** Keeps a bundled document (gzip) and its routes; answers its content hash. Throws `DocumentTooDense`. */
    async putDocument(document: unknown, routes: StoredRoutes): Promise<string> {
      const { contentHash, packed } = packDocument(document);
      await put(`documents/${contentHash}.json.gz`, packed);
      await put(`documents/${contentHash}.routes.json.gz`, gzipSync(JSON.stringify(routes), GZIP));
      return contentHash;
    },
    /** Keeps what was uploaded or fetched, byte for byte; answers its hash. */
    async putUploaded(bytes: Uint8Array): Promise<string> {
      const hash = createHash('sha256').update(bytes).digest('hex');
      await put(`uploaded/${hash}`, bytes);
      return hash;
    },
    /** A link that saves it as a file. */
    linkUploaded: (hash: string, savedAs: string) =>
      downloadLink(s3, { Bucket: bucket, Key: `uploaded/${hash}` }, savedAs),
    async getDocument(contentHash: string): Promise<unknown> {
      const key = `documents/${contentHash}.json.gz`;
      return opened(key, await get(key));
    },
    async getRoutes(contentHash: string): Promise<StoredRoutes> {
      const key = `documents/${contentHash}.routes.json.gz`;
      // Written by putDocument above.
      return opened(key, await get(key)) as StoredRoutes;
    },
    /** Keeps what came of a test run, where that is too large for its item. */
    putResults: (runId: string, results: readonly StoredResult[]) =>
      put(resultsKey(runId), gzipSync(JSON.stringify(results), GZIP)),
    /** Forgets what came of runs; those of which nothing is kept are no fault. */
    deleteResults: (runIds: readonly string[]) => deleteAll(runIds.map(resultsKey)),
    async getResults(runId: string): Promise<readonly StoredResult[] | undefined> {
      const key = resultsKey(runId);
      const bytes = await get(key);
      // Written by putResults above.
      return bytes && (opened(key, bytes) as readonly StoredResult[]);
    },
    /** Keeps an image; answers its content hash. */
    async putIcon(bytes: Uint8Array): Promise<string> {
      const hash = createHash('sha256').update(bytes).digest('hex');
      await put(`icons/${hash}`, bytes);
      return hash;
    },
    getIcon: (hash: string) => get(`icons/${hash}`),
    /** Keeps a logo of the portal; answers its content hash. */
    async putLogo(bytes: Uint8Array): Promise<string> {
      const hash = createHash('sha256').update(bytes).digest('hex');
      await put(`logos/${hash}`, bytes);
      return hash;
    },
    getLogo: (hash: string) => get(`logos/${hash}`),
    /** Keeps the text of a page; answers its content hash. */
    async putGuide(text: string): Promise<string> {
      const hash = createHash('sha256').update(text).digest('hex');
      await put(`guides/${hash}.md.gz`, gzipSync(text, GZIP));
      return hash;
    },
    async getGuide(hash: string): Promise<string> {
      const key = `guides/${hash}.md.gz`;
      const bytes = await get(key);
      if (!bytes) throw new UnreadableDocument(`${key} is missing from the bucket`);
      return gunzipSync(bytes).toString();
    },
    /** Keeps a file of an API's guides. */
    putGuideFile: (apiId: string, fileId: string, bytes: Uint8Array) => put(guideFileKey(apiId, fileId), bytes),
    /** A link that saves it, whatever it is, as a file. */
    linkGuideFile: (apiId: string, fileId: string, savedAs: string) =>
      downloadLink(s3, { Bucket: bucket, Key: guideFileKey(apiId, fileId) }, savedAs),
    deleteGuideFiles: (apiId: string, fileIds: readonly string[]) =>
      deleteAll(fileIds.map((fileId) => guideFileKey(apiId, fileId))),
    /** What was made from a document, or a part of it; undefined where it was not made yet. */
    getMade: (key: string, part?: Part) => get(`made/${key}`, part),
    putMade: (key: string, bytes: Uint8Array) => put(`made/${key}`, bytes),
    /** A part of what is searched; `same` where it still has the tag that is known. */
    async getShard(key: string, known?: string): Promise<Shard | 'same' | undefined> {
      const { GetObjectCommand, NoSuchKey } = await s3.load();
      const asked = { Bucket: bucket, Key: `search/${key}`, ...(known !== undefined && { IfNoneMatch: known }) };
      try {
        const { Body, ETag: tag = '' } = await (await s3.client()).send(new GetObjectCommand(asked));
        return Body && { bytes: await Body.transformToByteArray(), tag };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        if (statusOf(error) === 304) return 'same';
        throw error;
      }
    },
    /** Writes over the part that was read, or where there was none; false where it is another by now. */
    async putShard(key: string, bytes: Uint8Array, read: string | undefined): Promise<boolean> {
      const { PutObjectCommand } = await s3.load();
      const condition = read === undefined ? { IfNoneMatch: '*' } : { IfMatch: read };
      const command = new PutObjectCommand({ Bucket: bucket, Key: `search/${key}`, Body: bytes, ...condition });
      try {
        await (await s3.client()).send(command);
        return true;
      } catch (error) {
        // 409: another write came first while this one was under way; 404: what was read is there no more.
        if ([404, 409, 412].includes(statusOf(error) ?? 0)) return false;
        throw error;
      }
    },
  };
};

export type Documents = ReturnType<typeof connectDocuments>;
