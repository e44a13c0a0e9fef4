import { downloadLink, lazyS3 } from './s3.ts';

/** Files that are written part by part, over several instances where one is not enough, and fetched by a link. */
export type ExportFiles = {
  /** A small one in one piece: an upload of parts has one at least. */
  put(name: string, type: string, bytes: Uint8Array): Promise<void>;
  begin(name: string, type: string): Promise<string>;
  /** From 1 on; a part that comes again takes the place of what it was. All but the last have 5 MB at least. */
  putPart(name: string, uploadId: string, part: number, bytes: Uint8Array): Promise<void>;
  complete(name: string, uploadId: string): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  link(name: string, savedAs: string): Promise<string>;
};

export const connectExportFiles = (bucket: string): ExportFiles => {
  const s3 = lazyS3();
  const at = (name: string) => ({ Bucket: bucket, Key: `exports/${name}` });
  const partsOf = async (name: string, uploadId: string) => {
    const { paginateListParts } = await s3.load();
    const pages = paginateListParts({ client: await s3.client() }, { ...at(name), UploadId: uploadId });
    const parts: { PartNumber: number | undefined; ETag: string | undefined }[] = [];
    for await (const { Parts = [] } of pages)
      parts.push(...Parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag })));
    return parts;
  };
  return {
    async put(name, type, bytes) {
      const { PutObjectCommand } = await s3.load();
      await (await s3.client()).send(new PutObjectCommand({ ...at(name), ContentType: type, Body: bytes }));
    },
    async begin(name, type) {
      const { CreateMultipartUploadCommand } = await s3.load();
      const command = new CreateMultipartUploadCommand({ ...at(name), ContentType: type });
      const { UploadId } = await (await s3.client()).send(command);
      if (UploadId === undefined) throw new Error('S3 named no upload');
      return UploadId;
    },
    async putPart(name, uploadId, part, bytes) {
      const { UploadPartCommand } = await s3.load();
      const command = new UploadPartCommand({ ...at(name), UploadId: uploadId, PartNumber: part, Body: bytes });
      await (await s3.client()).send(command);
    },
    async complete(name, uploadId) {
      const { CompleteMultipartUploadCommand } = await s3.load();
      const Parts = await partsOf(name, uploadId);
      const command = new CompleteMultipartUploadCommand({
        ...{ ...at(name), UploadId: uploadId },
        MultipartUpload: { Parts },
      });
      await (await s3.client()).send(command);
    },
    async get(name) {
      const { GetObjectCommand } = await s3.load();
      const { Body } = await (await s3.client()).send(new GetObjectCommand(at(name)));
      return Body?.transformToByteArray();
    },
    link: (name, savedAs) => downloadLink(s3, at(name), savedAs),
  };
};
