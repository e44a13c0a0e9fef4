/**
 * Runs an event as a subsegment of its trace, where X-Ray samples it (Lambda says so for each event). By the annotations
 * a trace is found. What captures is loaded for the first event that is sampled, and for no cold start.
 */
export const traced = async <Result>(
  annotations: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> => {
  const header = process.env._X_AMZN_TRACE_ID ?? '';
  if (!/(?:^|;)Sampled=1(?:;|$)/.test(header)) return work();
  const { capture } = await import('./capture.ts');
  return capture(header, annotations, work);
};
