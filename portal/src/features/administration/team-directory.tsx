'use client';
import type { TeamDirectoryPage, TeamEntry } from '@portico/client';
import { useMemo, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import type { Column } from '../../ui/table.tsx';

export const TeamDirectory = ({ first, pageSize }: { first: TeamDirectoryPage; pageSize: number }) => {
  const { t, f } = useWords();
  const words = t.administration;
  const [teams, setTeams] = useState<readonly TeamEntry[]>(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const more = useAction(
    () => portico.listTeamDirectory({ limit: pageSize, ...(cursor !== undefined && { cursor }) }),
    (page) => {
      setTeams((known) => [...known, ...page.items]);
      setCursor(page.nextCursor);
    },
  );
  const columns = useMemo(
    (): readonly Column<TeamEntry>[] => [
      {
        head: t.common.name,
        cell: ({ id, slug, name }) => <Link href={`/teams/${slug ?? id}`}>{name}</Link>,
        sort: ({ name }) => name,
      },
      { head: t.teams.slug, cell: ({ slug }) => slug ?? '–', sort: ({ slug = '' }) => slug },
      { head: words.owners, cell: ({ owners }) => f.number(owners), sort: ({ owners }) => owners },
      { head: words.since, cell: ({ createdAt }) => f.date(createdAt), sort: ({ createdAt }) => createdAt },
    ],
    [t, f, words],
  );
  return (
    <Stack>
      <FilterTable
        label={words.teams}
        rows={teams}
        keyOf={({ id }) => id}
        columns={columns}
        words={({ name, slug = '' }) => `${name} ${slug}`}
      />
      {more.failure && <ProblemBanner problem={more.failure} />}
      <Row justify="between">
        <Soft small>{words.shown(teams.length, f.number(teams.length))}</Soft>
        {cursor !== undefined && (
          <Button small busy={more.busy} onClick={() => void more.run()}>
            {t.users.more}
          </Button>
        )}
      </Row>
    </Stack>
  );
};
