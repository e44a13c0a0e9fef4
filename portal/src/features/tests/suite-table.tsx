'use client';
import type { TestSuite } from '@portico/client';
import { useMemo } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Mono } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import type { Column } from '../../ui/table.tsx';

const operationsOf = ({ tests }: TestSuite): string => tests.map(({ operationId }) => operationId).join(', ');

export const SuiteTable = ({ suites }: { suites: readonly TestSuite[] }) => {
  const { t, f } = useWords();
  const columns = useMemo(
    (): readonly Column<TestSuite>[] => [
      {
        head: t.tests.suiteName,
        cell: ({ id, name }) => <Link href={`/tests/${id}`}>{name}</Link>,
        sort: ({ name }) => name,
      },
      {
        head: t.tests.api,
        cell: ({ apiSlug, version }) => `${apiSlug} ${version}`,
        sort: ({ apiSlug, version }) => `${apiSlug} ${version}`,
      },
      { head: t.tests.operation, cell: (suite) => <Mono>{operationsOf(suite)}</Mono>, sort: operationsOf },
      {
        head: t.common.created,
        cell: ({ createdAt }) => f.date(createdAt),
        sort: ({ createdAt }) => Date.parse(createdAt),
      },
    ],
    [t, f],
  );
  return (
    <FilterTable
      label={t.tests.title}
      rows={suites}
      keyOf={({ id }) => id}
      columns={columns}
      words={(suite) => `${suite.name} ${suite.apiSlug} ${operationsOf(suite)}`}
    />
  );
};
