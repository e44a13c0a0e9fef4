import type { Egress } from '@portico/egress';
import { readDocument } from '@portico/openapi';
import { readImport } from '../src/read-import.ts';
import type { Scene } from './scene.ts';

/** What the worker does of an import. */
export const workOn = (
  { data, documents, apiGateway, clock }: Pick<Scene, 'data' | 'documents' | 'apiGateway' | 'clock'>,
  egress: Egress,
  importId: string,
): Promise<void> => {
  const worker = readImport({
    ...{ data, documents, apiGateway, egress },
    read: (bytes, options) => readDocument(bytes, { ...options, everyKind: true }),
    now: clock.now,
  });
  return worker({ importId }, { until: new Date(Date.now() + 60_000), messageId: 'm' });
};
