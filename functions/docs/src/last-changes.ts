import { gzipSync } from 'node:zlib';
import type { VersionItem } from '@portico/data';
import { remembered } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { readMade } from './made.ts';

/** In which version an operation, by its key, changed last; what never did since it came is not there. */
type LastChanges = Readonly<Record<string, string>>;

/** Changes with what counts as a change. */
const FORMAT = '1';
/** So many versions back at most. */
const VERSIONS_MAX = 30;
const KEPT_MAX = 100;

const keyOf = (apiId: string, contentHash: string) => `${contentHash}/last-changes-${FORMAT}-${apiId}.json.gz`;

const NOT_MADE = new Error('not made yet');

/**
 * When operations changed last, version after version: made by the worker when something of an API is published, since to
 * compare two large documents takes seconds, and read with each page.
 */
export const lastChanges = ({ data, documents }: Pick<Dependencies, 'data' | 'documents'>) => {
  const kept = async (apiId: string, contentHash: string): Promise<LastChanges | undefined> =>
    readMade<LastChanges>(await documents.getMade(keyOf(apiId, contentHash)));

  const compared = async (before: VersionItem, item: VersionItem, known: LastChanges): Promise<LastChanges> => {
    const [{ compareDocuments }, older, newer] = await Promise.all([
      import('@portico/openapi/diff'),
      documents.getDocument(before.contentHash),
      documents.getDocument(item.contentHash),
    ]);
    // What is of another kind than before, or nests too deep, is not compared.
    const diff = await compareDocuments(older, newer);
    return { ...known, ...Object.fromEntries(diff?.touched.map((key) => [key, item.version]) ?? []) };
  };

  const read = remembered(KEPT_MAX, async (key: string): Promise<ReadonlyMap<string, string>> => {
    const [apiId = '', contentHash = ''] = key.split(' ');
    const found = await kept(apiId, contentHash);
    if (!found) throw NOT_MADE;
    return new Map(Object.entries(found));
  });

  return {
    /** Makes what is not there yet, of each version that is published. */
    async make({ apiId }: { readonly apiId: string }): Promise<void> {
      const { data: newest } = await data.entities.version.query
        .byCreation({ apiId })
        .go({ order: 'desc', limit: VERSIONS_MAX });
      let before: VersionItem | undefined;
      let known: LastChanges = {};
      for (const item of newest.toReversed()) {
        if (item.status === 'draft') continue;
        const had = await kept(apiId, item.contentHash);
        const made = had ?? (before ? await compared(before, item, known) : {});
        if (!had) await documents.putMade(keyOf(apiId, item.contentHash), gzipSync(JSON.stringify(made)));
        known = made;
        before = item;
      }
    },

    /** The version in which an operation changed last, where it is known. */
    async of({ apiId, contentHash }: Pick<VersionItem, 'apiId' | 'contentHash'>, operation: string) {
      const found = await read(`${apiId} ${contentHash}`).catch((error: unknown) => {
        if (error === NOT_MADE) return undefined;
        throw error;
      });
      return found?.get(operation);
    },
  };
};

export type LastChangesOf = ReturnType<typeof lastChanges>;
