import type { Route } from '@portico/http';
import type { Samples } from '../services/samples.ts';

export const getPublicCodeSamples =
  (samples: Samples): Route<'getPublicCodeSamples'> =>
  async ({ params, query }) => ({
    status: 200,
    body: await samples.get(undefined, { ...params, operation: query.operation }),
  });
