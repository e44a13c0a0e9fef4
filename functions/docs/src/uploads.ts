import { Problem } from '@portico/contract';
import { isKept } from '@portico/data';
import { may, type Principal } from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';

/** Why an upload is not taken; `pointer` is where in the body it is named. */
export const invalidUpload = (words: Phrase, pointer = '/uploadId') =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer, words }] });

/** The bytes of an upload of somebody's, where they are few enough to be looked at. */
export const uploadedBytes = async (
  { data, documents, now }: Pick<Dependencies, 'data' | 'documents' | 'now'>,
  principal: Principal,
  uploadId: string,
  bytesMax: number,
  pointer?: string,
): Promise<Uint8Array> => {
  const { data: found } = await data.entities.upload.get({ uploadId }).go({ consistent: true });
  if (!found || !isKept(found, now()) || !may(principal, 'upload.use', { ownerId: found.userId }))
    throw invalidUpload(phrase`is no upload of yours`, pointer);
  if (found.sizeBytes > bytesMax) throw invalidUpload(phrase`is larger than ${bytesMax} bytes`, pointer);
  const bytes = await documents.get(documents.uploadKey(uploadId));
  if (!bytes) throw invalidUpload(phrase`is an upload of nothing yet`, pointer);
  return bytes;
};
