'use client';
import type { Import, NewImport } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { portico } from '../../api/browser-client.ts';
import { uploadFile } from '../../api/upload-file.ts';

export const DOCUMENT_BYTES_MAX = FORM_SCHEMAS.NewDocumentUpload.sizeBytes.maximum;
/** Above this a document is not sent inline but uploaded; so is what is no text. */
export const INLINE_BYTES_MAX = 1_000_000;

/** Whether bytes are a zip: by how they begin, as the back end tells it, and not by a name. */
export const isArchive = async (file: Blob): Promise<boolean> => {
  const [p, k, third, fourth] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && third === 3 && fourth === 4;
};

const sourceOf = async (file: Blob, onProgress: (part: number) => void): Promise<NewImport> => {
  if (file.size <= INLINE_BYTES_MAX && !(await isArchive(file))) return { content: await file.text() };
  return { uploadId: await uploadFile(file, onProgress) };
};

/** Sends a document the way its size asks for and begins its import. */
export const sendFile = async (file: Blob, onProgress: (part: number) => void): Promise<Import> =>
  portico.createImport({ body: await sourceOf(file, onProgress) });
