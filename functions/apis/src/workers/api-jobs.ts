import { connect, connectDocuments } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { doApiJob } from '../api-jobs.ts';

const { TABLE_NAME, DOCUMENTS_BUCKET } = requireEnvironment('TABLE_NAME', 'DOCUMENTS_BUCKET');

export const handler = consume(
  'api-job.requested',
  createLogger(),
  doApiJob({ data: connect(TABLE_NAME), documents: connectDocuments(DOCUMENTS_BUCKET), now: () => new Date() }),
);
