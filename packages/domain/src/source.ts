/** How often the document of an API is read again at the address it came from. */
export const SOURCE_SCHEDULES = ['off', 'hourly', 'daily', 'weekly'] as const;
export type SourceSchedule = (typeof SOURCE_SCHEDULES)[number];

/** What the last reading came to: the document is what was taken of it, is another one, or could not be read. */
export const SOURCE_RESULTS = ['unchanged', 'changed', 'failed'] as const;
export type SourceResult = (typeof SOURCE_RESULTS)[number];

const HOUR_MILLISECONDS = 3_600_000;
const WEEK_MILLISECONDS = 168 * HOUR_MILLISECONDS;
const EVERY: Readonly<Record<Exclude<SourceSchedule, 'off'>, number>> = {
  hourly: HOUR_MILLISECONDS,
  daily: 24 * HOUR_MILLISECONDS,
  weekly: WEEK_MILLISECONDS,
};

/** After so many failures one after the other people are told; after so many it is not tried again by itself. */
export const SOURCE_FAILURES_TOLD = 3;
export const SOURCE_FAILURES_MAX = 8;

/** Whether nothing is read by schedule any more, as it failed each time. */
export const isSourceStopped = (schedule: SourceSchedule, failures: number): boolean =>
  schedule !== 'off' && failures >= SOURCE_FAILURES_MAX;

/** When it is read again (ISO 8601) after a reading at `since`: later after each failure, a week at the most. */
export const nextSourceRead = (schedule: SourceSchedule, failures: number, since: Date): string | undefined => {
  if (schedule === 'off' || isSourceStopped(schedule, failures)) return undefined;
  const pause = Math.min(EVERY[schedule] * 2 ** Math.max(0, failures - 1), WEEK_MILLISECONDS);
  return new Date(since.getTime() + pause).toISOString();
};
