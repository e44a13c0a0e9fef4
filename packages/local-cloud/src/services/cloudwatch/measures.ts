import type { InvocationResult } from '../../lambda/invocation.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import type { MetricStore } from './metric-store.ts';

/** What Lambda tells CloudWatch of each event; one that it refused was none. */
export const functionMeasure =
  (metrics: MetricStore) =>
  (functionName: string, { functionError, refused, milliseconds }: InvocationResult): void => {
    const put = (name: string, value: number) =>
      metrics.put({ namespace: 'AWS/Lambda', name, dimensions: { FunctionName: functionName } }, { value }, Date.now());
    put('Throttles', refused ? 1 : 0);
    if (refused) return;
    put('Invocations', 1);
    put('Errors', functionError ? 1 : 0);
    if (milliseconds !== undefined) put('Duration', milliseconds);
  };

/** How old the records of a stream are that a function is given. */
export const ageMeasure =
  (metrics: MetricStore) =>
  (functionName: string, milliseconds: number): void =>
    metrics.put(
      { namespace: 'AWS/Lambda', name: 'IteratorAge', dimensions: { FunctionName: functionName } },
      { value: milliseconds },
      Date.now(),
    );

/** What API Gateway tells CloudWatch of each request, of the API and of its stage. */
export const apiMeasure =
  (metrics: MetricStore, apiName: string, stage: string) =>
  (status: number, latencyMilliseconds: number, integrationMilliseconds: number | undefined): void => {
    for (const dimensions of [{ ApiName: apiName }, { ApiName: apiName, Stage: stage }] as const) {
      const put = (name: string, value: number) =>
        metrics.put({ namespace: 'AWS/ApiGateway', name, dimensions }, { value }, Date.now());
      put('Count', 1);
      put('4XXError', status >= 400 && status < 500 ? 1 : 0);
      put('5XXError', status >= 500 ? 1 : 0);
      put('Latency', latencyMilliseconds);
      if (integrationMilliseconds !== undefined) put('IntegrationLatency', integrationMilliseconds);
    }
  };

/** Keeps what a log line carries in the embedded metric format. */
export const lineMeasure =
  (metrics: MetricStore) =>
  (message: string): void => {
    for (const { metric, values, at } of embeddedMetrics(message))
      for (const value of values) metrics.put(metric, { value }, at);
  };
