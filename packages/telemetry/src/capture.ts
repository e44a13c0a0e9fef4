import { Tracer } from '@aws-lambda-powertools/tracer';

const tracer = new Tracer({ captureHTTPsRequests: false });

/** A subsegment named for the handler, with the cold start, the service and the error of an event that failed. */
export const capture = <Result>(work: () => Promise<Result>): Promise<Result> =>
  // It answers what the function it is given answers.
  tracer.provider.captureAsyncFunc('## handler', async (subsegment) => {
    tracer.annotateColdStart();
    tracer.addServiceNameAnnotation();
    try {
      return await work();
    } catch (error) {
      tracer.addErrorAsMetadata(error instanceof Error ? error : new Error(String(error)));
      throw error;
    } finally {
      subsegment?.close();
    }
  }) as Promise<Result>;
