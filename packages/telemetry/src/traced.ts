/**
 * Runs an event as a subsegment of its trace, where X-Ray samples it (Lambda says so for each event). The X-Ray SDK is
 * loaded for the first that is: it would be a fifth of every cold start.
 */
export const traced = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (!/(?:^|;)Sampled=1(?:;|$)/.test(process.env._X_AMZN_TRACE_ID ?? '')) return work();
  const { capture } = await import('./capture.ts');
  return capture(work);
};
