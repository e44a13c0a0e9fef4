import { Metrics } from '@aws-lambda-powertools/metrics';

export { MetricUnit } from '@aws-lambda-powertools/metrics';

/** EMF metrics of one function. Beside the logger, for those who count: it would be a tenth of the authorizer's cold start. */
export const createMetrics = (): Metrics => new Metrics({ namespace: 'Portico' });
