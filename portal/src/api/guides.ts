import 'server-only';
import { cache } from 'react';
import { load } from './failure.ts';
import { readerClient } from './session.ts';

/** The pages of an API's guides that are published, in their order. */
export const readGuides = cache((slug: string) =>
  load(async () => (await (await readerClient()).listGuides({ apiId: slug })).items),
);

export const readGuide = cache((slug: string, guide: string) =>
  load(async () => (await readerClient()).getGuide({ apiId: slug, guide })),
);
