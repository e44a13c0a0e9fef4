import { docs } from '@portico/contract/docs';
import { createHandler, type KernelOptions } from '@portico/http';
import { getChanges } from './routes/get-changes.ts';
import { getCodeSamples } from './routes/get-code-samples.ts';
import { getDocument } from './routes/get-document.ts';
import { getPublicChanges } from './routes/get-public-changes.ts';
import { getPublicCodeSamples } from './routes/get-public-code-samples.ts';
import { getPublicDocument } from './routes/get-public-document.ts';
import { getPublicSdk } from './routes/get-public-sdk.ts';
import { getSdk } from './routes/get-sdk.ts';
import { changes } from './services/changes.ts';
import type { Dependencies } from './services/published.ts';
import { references } from './services/references.ts';
import { samples } from './services/samples.ts';
import { sdks } from './services/sdks.ts';

/** The operations of the docs function. */
export const createApp = (dependencies: Dependencies, options: KernelOptions) => {
  const read = references(dependencies);
  const made = sdks(dependencies);
  const compared = changes(dependencies);
  const shown = samples(dependencies);
  return createHandler<'docs'>(
    docs,
    {
      getDocument: getDocument(read),
      getPublicDocument: getPublicDocument(read),
      getSdk: getSdk(made),
      getPublicSdk: getPublicSdk(made),
      getChanges: getChanges(compared),
      getPublicChanges: getPublicChanges(compared),
      getCodeSamples: getCodeSamples(shown),
      getPublicCodeSamples: getPublicCodeSamples(shown),
    },
    options,
  );
};
