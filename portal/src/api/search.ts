import 'server-only';
import type { SearchKind } from '@portico/client';
import { load } from './failure.ts';
import { readerClient } from './session.ts';

export type Searched = {
  readonly q: string;
  readonly kind?: SearchKind | undefined;
  readonly api?: string | undefined;
  readonly tag?: string | undefined;
};

/** What the reader may see of what was searched for, the best first. */
export const searchAll = (searched: Searched) => load(async () => (await readerClient()).search(searched));
