import { createHash } from 'node:crypto';
import { lazyS3 } from './s3.ts';

/** Where the audit log is kept outside the table: objects that nobody of ours may delete. */
export type AuditStore = {
  /** Writes what was not there; false where there is something under this name. */
  putOnce(key: string, bytes: Uint8Array): Promise<boolean>;
  /** Writes over what had this tag; false where it is another by now. */
  replace(key: string, bytes: Uint8Array, tag: string): Promise<boolean>;
  get(key: string): Promise<Uint8Array | undefined>;
  getTagged(key: string): Promise<{ readonly bytes: Uint8Array; readonly tag: string } | undefined>;
  /** The keys below a prefix, in order. */
  list(prefix: string): Promise<readonly string[]>;
};

export const connectAuditStore = (bucket: string): AuditStore => {
  const s3 = lazyS3();
  const put = async (key: string, bytes: Uint8Array, condition: { IfNoneMatch: '*' } | { IfMatch: string }) => {
    const { PutObjectCommand } = await s3.load();
    const command = new PutObjectCommand({
      ...{ Bucket: bucket, Key: key, Body: bytes, ...condition },
      // A bucket with Object Lock takes nothing without a checksum; S3 keeps nothing that does not have it.
      ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
    });
    try {
      await (await s3.client()).send(command);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'PreconditionFailed') return false;
      throw error;
    }
  };
  const getTagged: AuditStore['getTagged'] = async (key) => {
    const { GetObjectCommand, NoSuchKey } = await s3.load();
    try {
      const { Body, ETag = '' } = await (await s3.client()).send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body && { bytes: await Body.transformToByteArray(), tag: ETag };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    putOnce: (key, bytes) => put(key, bytes, { IfNoneMatch: '*' }),
    replace: (key, bytes, tag) => put(key, bytes, { IfMatch: tag }),
    getTagged,
    get: async (key) => (await getTagged(key))?.bytes,
    async list(prefix) {
      const { ListObjectsV2Command } = await s3.load();
      const keys: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken });
        const page = await (await s3.client()).send(command);
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      return keys;
    },
  };
};
