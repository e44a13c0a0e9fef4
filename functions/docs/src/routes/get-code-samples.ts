import type { Route } from '@portico/http';
import type { Samples } from '../services/samples.ts';

export const getCodeSamples =
  (samples: Samples): Route<'getCodeSamples'> =>
  async ({ params, query }, principal) => ({
    status: 200,
    body: await samples.get(principal, { ...params, operation: query.operation }),
  });
