import { connect, connectDocuments } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { indexApi } from '../search-index.ts';

const { TABLE_NAME, DOCUMENTS_BUCKET } = requireEnvironment('TABLE_NAME', 'DOCUMENTS_BUCKET');

export const handler = consume(
  'api.listed',
  createLogger(),
  indexApi({ data: connect(TABLE_NAME), documents: connectDocuments(DOCUMENTS_BUCKET), now: () => new Date() }),
);
