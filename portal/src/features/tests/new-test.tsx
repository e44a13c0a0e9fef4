'use client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { type ListedOperation, operationsOf } from './operations.ts';
import { TestEditor } from './test-editor.tsx';

type ListedApi = { readonly id: string; readonly slug: string; readonly name: string };
type Read = { readonly version: string; readonly operations: readonly ListedOperation[] };

const readOperations = async (slug: string): Promise<Read> => {
  const { version } = await portico.getApiVersion({ apiId: slug, version: 'latest' });
  return { version, operations: operationsOf(await portico.getDocument({ apiId: slug, version })) };
};

/** Which API and operation, then the editor with the request filled in. */
export const NewTest = ({ appId, apis }: { appId: string; apis: readonly ListedApi[] }) => {
  const { t } = useWords();
  const [slug, setSlug] = useState(apis[0]?.slug ?? '');
  const [operationId, setOperationId] = useState<string>();
  const { data, failure, reload } = useLoaded<Read>(['operations', slug], () => readOperations(slug));
  const operation = data?.operations.find(({ id }) => id === operationId) ?? data?.operations[0];
  return (
    <Stack>
      <Select
        label={t.tests.api}
        value={slug}
        onChange={({ target }) => {
          setSlug(target.value);
          setOperationId(undefined);
        }}
        choices={apis.map((api) => ({ value: api.slug, label: api.name }))}
      />
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {!data && !failure && <Skeleton height="16rem" />}
      {data && !operation && <EmptyState title={t.tests.noOperations} />}
      {data && operation && (
        <>
          <Select
            label={t.tests.operation}
            value={operation.id}
            onChange={({ target }) => setOperationId(target.value)}
            choices={data.operations.map(({ id, title }) => ({ value: id, label: title.slice(0, 120) }))}
          />
          <TestEditor
            key={`${slug} ${operation.id}`}
            appId={appId}
            slug={slug}
            version={data.version}
            operation={operation}
          />
        </>
      )}
    </Stack>
  );
};
