import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { redact } from './redaction.ts';

export { MetricUnit } from '@aws-lambda-powertools/metrics';
export { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
export { requireEnvironment } from './environment.ts';
export { redact } from './redaction.ts';

/**
 * Structured logs, EMF metrics and X-Ray segments of one function; one of each per cold start. Their service is what the
 * template calls the function: POWERTOOLS_SERVICE_NAME.
 */
export const createTelemetry = () => ({
  logger: new Logger({ jsonReplacerFn: redact }),
  metrics: new Metrics({ namespace: 'Portico' }),
  tracer: new Tracer({ captureHTTPsRequests: false }),
});

export type Telemetry = ReturnType<typeof createTelemetry>;
