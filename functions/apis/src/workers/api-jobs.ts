import { connect } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { doApiJob } from '../api-jobs.ts';

const { TABLE_NAME } = requireEnvironment('TABLE_NAME');

export const handler = consume(
  'api-job.requested',
  createLogger(),
  doApiJob({ data: connect(TABLE_NAME), now: () => new Date() }),
);
