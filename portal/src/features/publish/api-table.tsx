'use client';
import type { Api } from '@portico/client';
import { useMemo } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import type { Column } from '../../ui/table.tsx';

export const ApiTable = ({ apis }: { apis: readonly Api[] }) => {
  const { t, f } = useWords();
  const columns = useMemo(
    (): readonly Column<Api>[] => [
      {
        head: t.publish.name,
        cell: ({ slug, name }) => <Link href={`/publish/${slug}`}>{name}</Link>,
        sort: ({ name }) => name,
      },
      {
        head: t.publish.version,
        cell: ({ latestVersion }) => latestVersion ?? <Badge tone="warn">{t.catalogue.noVersion}</Badge>,
        sort: ({ latestVersion = '' }) => latestVersion,
      },
      {
        head: t.publish.visibility,
        cell: ({ visibility }) => t.catalogue.visibility[visibility],
        sort: ({ visibility }) => visibility,
      },
      { head: t.publish.team, cell: ({ teamName }) => teamName, sort: ({ teamName }) => teamName },
      {
        head: t.catalogue.updated,
        cell: ({ updatedAt }) => f.date(updatedAt),
        sort: ({ updatedAt }) => Date.parse(updatedAt),
      },
      {
        head: t.common.actions,
        actions: true,
        cell: ({ slug, name }) => (
          <Row justify="end">
            <LinkButton small href={`/publish/${slug}`} aria-label={t.publish.manageLead(name)}>
              {t.publish.manage}
            </LinkButton>
          </Row>
        ),
      },
    ],
    [t, f],
  );
  return (
    <FilterTable
      label={t.publish.title}
      rows={apis}
      keyOf={({ id }) => id}
      columns={columns}
      words={({ name, slug, teamName, tags }) => `${name} ${slug} ${teamName} ${tags.join(' ')}`}
    />
  );
};
