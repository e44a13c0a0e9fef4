'use client';
import type { UserDetails, UserPage } from '@portico/client';
import { useMemo, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, OpenButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import type { Column } from '../../ui/table.tsx';
import { UserDrawer } from './user-drawer.tsx';
import { PAGE, type queryOf } from './user-filter.ts';

const useColumns = (own: string, onOpen: (person: UserDetails) => void): readonly Column<UserDetails>[] => {
  const { t, f } = useWords();
  return useMemo(
    () => [
      {
        head: t.common.name,
        cell: (person) => (
          <Row>
            <OpenButton aria-label={t.users.open(person.name)} onClick={() => onOpen(person)}>
              {person.name}
            </OpenButton>
            {person.id === own && <Badge tone="ok">{t.teams.you}</Badge>}
          </Row>
        ),
        sort: ({ name }) => name,
      },
      { head: t.users.email, cell: ({ email }) => email, long: true, sort: ({ email }) => email },
      { head: t.users.role, cell: ({ role }) => t.users.roles[role], sort: ({ role }) => t.users.roles[role] },
      {
        head: t.users.status,
        cell: ({ status }) =>
          status === 'active' ? t.users.statuses.active : <Badge tone="warn">{t.users.statuses[status]}</Badge>,
        sort: ({ status }) => t.users.statuses[status],
      },
      {
        head: t.users.seen,
        cell: ({ lastSignInAt }) => (lastSignInAt ? f.dateTime(lastSignInAt) : t.users.never),
        sort: ({ lastSignInAt = '' }) => lastSignInAt,
      },
    ],
    [t, f, own, onOpen],
  );
};

type ListProps = { query: ReturnType<typeof queryOf>; first: UserPage; own: string };

export const UserList = ({ query, first, own }: ListProps) => {
  const { t, f } = useWords();
  const [people, setPeople] = useState<readonly UserDetails[]>(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [opened, setOpened] = useState<string>();
  const columns = useColumns(own, ({ id }) => setOpened(id));
  const more = useAction(
    () => portico.listUsers({ ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) }),
    (page) => {
      setPeople((known) => [...known, ...page.items]);
      setCursor(page.nextCursor);
    },
  );
  const person = people.find(({ id }) => id === opened);
  if (people.length === 0 && cursor === undefined)
    return <EmptyState title={t.users.nothing}>{t.users.nothingLead}</EmptyState>;
  return (
    <Stack>
      <DataTable label={t.users.title} rows={people} keyOf={({ id }) => id} columns={columns} />
      {more.failure && <ProblemBanner problem={more.failure} />}
      <Row justify="between">
        <Soft small>{t.users.shown(people.length, f.number(people.length))}</Soft>
        {cursor !== undefined && (
          <Button small busy={more.busy} onClick={() => void more.run()}>
            {t.users.more}
          </Button>
        )}
      </Row>
      {person && (
        <UserDrawer
          person={person}
          own={person.id === own}
          onChanged={(changed) => setPeople((known) => known.map((one) => (one.id === changed.id ? changed : one)))}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Stack>
  );
};
