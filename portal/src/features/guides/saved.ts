import type { GuideDraft } from '@portico/client';

/** A page as the API has it, and the state it was read in. */
export type Saved = { readonly draft: GuideDraft; readonly etag: string };
