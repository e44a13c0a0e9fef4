import { connect, connectDocuments } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { lastChanges } from '../last-changes.ts';
import { indexApi } from '../search-index.ts';

const { TABLE_NAME, DOCUMENTS_BUCKET } = requireEnvironment('TABLE_NAME', 'DOCUMENTS_BUCKET');

const given = { data: connect(TABLE_NAME), documents: connectDocuments(DOCUMENTS_BUCKET), now: () => new Date() };
const index = indexApi(given);
const changes = lastChanges(given);

export const handler = consume('api.listed', createLogger(), async (listed: { readonly apiId: string }) => {
  await index(listed);
  await changes.make(listed);
});
