import type { JsonObject } from '../json-value.ts';
import { isAsyncApi, isSdl } from '../kinds.ts';
import { type DiffOptions, type DocumentDiff, diffDocuments } from './diff-documents.ts';

/** Compares two documents of any kind as they are kept; `undefined` where they are not compared: AsyncAPI, and different kinds. */
export const compareDocuments = async (
  before: unknown,
  after: unknown,
  options: DiffOptions = {},
): Promise<DocumentDiff | undefined> => {
  if (isSdl(before) && isSdl(after)) return (await import('./diff-sdl.ts')).diffSdl(before, after);
  if ([before, after].some((document) => isSdl(document) || isAsyncApi(document))) return undefined;
  // Whoever keeps documents had read them as objects.
  return diffDocuments(before as JsonObject, after as JsonObject, options);
};
