/**
 * Counts for CloudWatch as fields of a log line (its embedded metric format): CloudWatch adds them up as it takes the
 * line. By the function's name and nothing finer, for each combination of dimensions is a metric that is paid for.
 */
export const counted = (counts: Readonly<Record<string, number>>, at = Date.now()) => ({
  _aws: {
    Timestamp: at,
    CloudWatchMetrics: [
      {
        // Of this deployment: another in the same account has another.
        Namespace: process.env.POWERTOOLS_METRICS_NAMESPACE ?? 'Portico',
        Dimensions: [['service']],
        Metrics: Object.keys(counts).map((Name) => ({ Name, Unit: 'Count' })),
      },
    ],
  },
  ...counts,
});

/** A whole line that says nothing but counts, for who has no logger at hand. */
export const countLine = (counts: Readonly<Record<string, number>>): string =>
  `${JSON.stringify({ ...counted(counts), service: process.env.POWERTOOLS_SERVICE_NAME })}\n`;
