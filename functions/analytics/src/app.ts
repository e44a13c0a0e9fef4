import { analytics } from '@portico/contract/analytics';
import { createCursors, createHandler, type KernelOptions } from '@portico/http';
import { getApiUsage } from './routes/get-api-usage.ts';
import { getAppUsage } from './routes/get-app-usage.ts';
import { listCalls } from './routes/list-calls.ts';
import { type Dependencies, usage } from './services/usage.ts';

/** The operations of the analytics function. */
export const createApp = (dependencies: Dependencies, options: KernelOptions) => {
  const counted = usage(dependencies);
  return createHandler<'analytics'>(
    analytics,
    {
      getAppUsage: getAppUsage(counted),
      getApiUsage: getApiUsage(counted),
      listCalls: listCalls(counted, createCursors(dependencies.secret)),
    },
    options,
  );
};
