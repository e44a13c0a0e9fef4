'use client';
import type { App } from '@portico/client';
import { useMemo } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import type { Column } from '../../ui/table.tsx';

export type ListedApp = Pick<App, 'id' | 'name' | 'description' | 'createdAt'> & { readonly teamName: string };

export const AppTable = ({ apps }: { apps: readonly ListedApp[] }) => {
  const { t, f } = useWords();
  const columns = useMemo(
    (): readonly Column<ListedApp>[] => [
      {
        head: t.common.name,
        cell: ({ id, name }) => <Link href={`/apps/${id}`}>{name}</Link>,
        sort: ({ name }) => name,
      },
      { head: t.apps.description, cell: ({ description }) => description },
      { head: t.apps.team, cell: ({ teamName }) => teamName, sort: ({ teamName }) => teamName },
      {
        head: t.common.created,
        cell: ({ createdAt }) => f.date(createdAt),
        sort: ({ createdAt }) => Date.parse(createdAt),
      },
      {
        head: t.common.actions,
        actions: true,
        cell: ({ id, name }) => (
          <Row justify="end">
            <LinkButton small href={`/usage?app=${id}`} aria-label={`${t.apps.tabs.usage}: ${name}`}>
              {t.apps.tabs.usage}
            </LinkButton>
          </Row>
        ),
      },
    ],
    [t, f],
  );
  return (
    <FilterTable
      label={t.apps.title}
      rows={apps}
      keyOf={({ id }) => id}
      columns={columns}
      words={({ name, description = '', teamName }) => `${name} ${description} ${teamName}`}
    />
  );
};
