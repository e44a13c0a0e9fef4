'use client';
import { portico } from './browser-client.ts';

const putFile = (
  url: string,
  headers: Readonly<Record<string, string>>,
  file: Blob,
  onProgress: (part: number) => void,
): Promise<void> =>
  new Promise((done, fail) => {
    // fetch cannot tell how much of an upload was sent; XMLHttpRequest can.
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // A browser sets these by itself and refuses to have them set.
      if (!/^(content-length|host)$/i.test(name)) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? done() : fail(new Error(`The upload was answered with ${request.status}.`));
    request.onerror = () => fail(new Error('The upload was not answered.'));
    request.send(file);
  });

/** Uploads a file; answers the id of what was uploaded. */
export const uploadFile = async (file: Blob, onProgress: (part: number) => void): Promise<string> => {
  const upload = await portico.createDocumentUpload({ body: { sizeBytes: file.size } });
  await putFile(upload.url, upload.headers, file, onProgress);
  return upload.id;
};
