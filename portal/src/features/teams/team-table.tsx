'use client';
import type { Team } from '@portico/client';
import { useMemo } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Link } from '../../ui/link.tsx';
import type { Column } from '../../ui/table.tsx';

const pathOf = ({ id, slug }: Team): string => `/teams/${slug ?? id}`;

export const TeamTable = ({ teams }: { teams: readonly Team[] }) => {
  const { t } = useWords();
  const columns = useMemo(
    (): readonly Column<Team>[] => [
      { head: t.common.name, cell: (team) => <Link href={pathOf(team)}>{team.name}</Link>, sort: ({ name }) => name },
      { head: t.teams.slug, cell: ({ slug }) => slug, sort: ({ slug = '' }) => slug },
      { head: t.teams.role, cell: ({ role }) => <Badge>{t.teams.roles[role]}</Badge>, sort: ({ role }) => role },
      {
        head: t.common.actions,
        actions: true,
        cell: (team) => (
          <LinkButton small href={pathOf(team)} aria-label={t.teams.openNamed(team.name)}>
            {t.teams.members}
          </LinkButton>
        ),
      },
    ],
    [t],
  );
  return (
    <FilterTable
      label={t.teams.title}
      rows={teams}
      keyOf={({ id }) => id}
      columns={columns}
      words={({ name, slug = '' }) => `${name} ${slug}`}
    />
  );
};
