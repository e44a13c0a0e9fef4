import { docs } from '@portico/contract/docs';
import { connectRefusals, connectRepetitions } from '@portico/data';
import { liveSecret } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createLogger } from '@portico/telemetry';
import { nounsOf } from '../src/nouns.ts';
import { routes } from '../src/routes.ts';

type Given = Omit<Parameters<typeof nounsOf>[0], 'gatewayUrl' | 'portalUrl'>;

/** Calls of the docs function over a table and documents of a test. */
export const callsOf = (given: Given) => {
  const portalUrl = 'https://portal.example';
  const nouns = nounsOf({ ...given, gatewayUrl: 'https://api.example/proxy', portalUrl });
  return createCall(
    createHandler<'docs'>(docs, routes(nouns), {
      ...UNCOUNTED,
      portalUrl,
      logger: createLogger(),
      secret: async () => liveSecret('a secret of the tests'),
      repetitions: connectRepetitions(given.data, given.now),
      refusals: connectRefusals(given.data, given.now),
    }),
  );
};
