// `npm run index-search -- <table>`: tells of every API that something is published of, so that the worker writes it to what
// is searched: of what was published before there was a search, or when what is searched was lost. With the operator's own
// credentials; it may be run as often as one likes.
import { conditionFailed, connect } from '@portico/data';
import { createId } from '@portico/domain';
import { outboxItem } from '../packages/events/src/index.ts';

const [table] = process.argv.slice(2);
if (!table) {
  console.error('usage: npm run index-search -- <table>   (the output TableName of the stack PorticoData)');
  process.exit(2);
}
const { entities } = connect(table);
let told = 0;
for (const shelf of ['listed', 'hidden'] as const) {
  let cursor: string | null = null;
  do {
    const page: {
      readonly data: { readonly apiId: string; readonly teamId: string; readonly latestVersion?: string }[];
      readonly cursor: string | null;
    } = await entities.api.query.byShelf({ shelf }).go({ cursor, limit: 100 });
    for (const { apiId, teamId, latestVersion } of page.data) {
      if (latestVersion === undefined) continue;
      const at = new Date();
      // What was written of it is not trusted: it is written anew.
      await entities.searchListing
        .patch({ apiId })
        .set({ whole: false })
        .go()
        .catch((error: unknown) => {
          if (!conditionFailed(error)) throw error;
        });
      await entities.event
        .create(outboxItem(createId('event', at), 'api.listed', { apiId, holderId: teamId }, at))
        .go();
      told += 1;
    }
    cursor = page.cursor;
  } while (cursor !== null);
}
console.log(`${told} APIs are told of; they are found within minutes.`);
