import type { JsonObject } from '../json-value.ts';
import { isAsyncApi, isSdl } from '../kinds.ts';
import type { DiffOptions } from './compare-components.ts';
import { diffDocuments } from './diff-documents.ts';
import type { DocumentDiff } from './tell-diff.ts';

/** Compares two documents of any kind as they are kept; `undefined` where they are of different kinds. */
export const compareDocuments = async (
  before: unknown,
  after: unknown,
  options: DiffOptions = {},
): Promise<DocumentDiff | undefined> => {
  if (isSdl(before) && isSdl(after)) return (await import('./diff-sdl.ts')).diffSdl(before, after);
  if (isAsyncApi(before) && isAsyncApi(after))
    return (await import('./diff-asyncapi.ts')).diffAsyncApi(before, after, options);
  if ([before, after].some((document) => isSdl(document) || isAsyncApi(document))) return undefined;
  // Whoever keeps documents had read them as objects.
  return diffDocuments(before as JsonObject, after as JsonObject, options);
};
