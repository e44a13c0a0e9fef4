import { docs } from '@portico/contract/docs';
import { createHandler, type KernelOptions } from '@portico/http';
import { getDocument } from './routes/get-document.ts';
import { getPublicDocument } from './routes/get-public-document.ts';
import { getPublicSdk } from './routes/get-public-sdk.ts';
import { getSdk } from './routes/get-sdk.ts';
import type { Dependencies } from './services/published.ts';
import { references } from './services/references.ts';
import { sdks } from './services/sdks.ts';

/** The operations of the docs function. */
export const createApp = (dependencies: Dependencies, options: KernelOptions) => {
  const read = references(dependencies);
  const made = sdks(dependencies);
  return createHandler<'docs'>(
    docs,
    {
      getDocument: getDocument(read),
      getPublicDocument: getPublicDocument(read),
      getSdk: getSdk(made),
      getPublicSdk: getPublicSdk(made),
    },
    options,
  );
};
