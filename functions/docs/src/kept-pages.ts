import { gzipSync } from 'node:zlib';
import { Problem } from '@portico/contract';
import type { Part } from '@portico/data';
import { remembered } from '@portico/domain';
import type { OperationPage, ReferenceIndex, SchemaPage } from '@portico/openapi/reference';
import type { Dependencies } from './dependencies.ts';
import { readMade } from './made.ts';
import { pagesOf } from './made-pages.ts';

/** Changes with what pages say: those made by another one are not answered. */
export const FORMAT = '4';

/** The navigation, and where each page is among all. */
export type Kept = {
  readonly index: ReferenceIndex;
  readonly operations: Readonly<Record<string, Part>>;
  readonly schemas: Readonly<Record<string, Part>>;
  /** What an operation is found by, in lower case. */
  readonly words: Readonly<Record<string, string>>;
};

/** So many navigations stay with an instance; GitHub's, the largest known, has half a megabyte. */
const KEPT_MAX = 20;

const packed = (value: unknown) => gzipSync(JSON.stringify(value));
const keysOf = (contentHash: string) => {
  const key = `${contentHash}/reference-${FORMAT}`;
  return { index: `${key}.json.gz`, pages: `${key}.pages` };
};

/**
 * The pages of a reference: made from a document by whoever reads it first, and kept beside one another in one object, of
 * which a page is a part (its bytes are asked for by range). They say nothing of where the API itself is.
 */
export const keptPages = ({ documents }: Pick<Dependencies, 'documents'>) => {
  const make = async (contentHash: string): Promise<Kept> => {
    const document = await documents.getDocument(contentHash);
    const { reference, wordsOf } = await pagesOf(document);
    const written: Uint8Array[] = [];
    let end = 0;
    const place = (page: OperationPage | SchemaPage): [string, Part] => {
      const bytes = packed(page);
      written.push(bytes);
      end += bytes.length;
      return [page.slug, [end - bytes.length, bytes.length]];
    };
    const words: Record<string, string> = {};
    const placed = (page: OperationPage) => {
      words[page.slug] = wordsOf(page);
      return place(page);
    };
    const kept: Kept = {
      index: reference.index,
      operations: Object.fromEntries(Array.from(reference.operations(), placed)),
      schemas: Object.fromEntries(Array.from(reference.schemas(), place)),
      words,
    };
    const keys = keysOf(contentHash);
    // Where the index is, the pages are.
    await documents.putMade(keys.pages, Buffer.concat(written));
    await documents.putMade(keys.index, packed(kept));
    return kept;
  };

  const keptOf = remembered(KEPT_MAX, async (contentHash): Promise<Kept> => {
    const bytes = await documents.getMade(keysOf(contentHash).index);
    return readMade<Kept>(bytes) ?? make(contentHash);
  });

  const readPage = async <T>(contentHash: string, part: Part): Promise<T | undefined> => {
    const bytes = await documents.getMade(keysOf(contentHash).pages, part);
    return readMade<T>(bytes);
  };

  /** What was lost or damaged since is made once more. */
  const pageOf = async <T>(contentHash: string, kind: 'operations' | 'schemas', slug: string): Promise<T> => {
    const parts = (await keptOf(contentHash))[kind];
    const part = Object.hasOwn(parts, slug) ? parts[slug] : undefined;
    if (!part) throw new Problem('not-found');
    const page = await readPage<T>(contentHash, part);
    if (page) return page;
    await make(contentHash);
    const again = await readPage<T>(contentHash, part);
    if (!again) throw new Error(`the pages of ${contentHash} were made and are not there`);
    return again;
  };

  return { keptOf, pageOf };
};

export type KeptPages = ReturnType<typeof keptPages>;
