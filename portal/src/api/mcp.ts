import 'server-only';
import { cache } from 'react';
import { load } from './failure.ts';
import { readerClient } from './session.ts';

/** What agents get of an API; with `all`, what they could. */
export const readTools = cache((slug: string, all = false) =>
  load(async () => (await readerClient()).listMcpTools({ apiId: slug, all })),
);
