import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { redact } from './redaction.ts';

export { MetricUnit } from '@aws-lambda-powertools/metrics';
export { requireEnvironment } from './environment.ts';
export { redact } from './redaction.ts';
export { traced } from './traced.ts';

/**
 * Structured logs and EMF metrics of one function; one of each per cold start. Their service is what the template calls
 * the function: POWERTOOLS_SERVICE_NAME.
 */
export const createTelemetry = () => ({
  logger: new Logger({ jsonReplacerFn: redact }),
  metrics: new Metrics({ namespace: 'Portico' }),
});

export type Telemetry = ReturnType<typeof createTelemetry>;
