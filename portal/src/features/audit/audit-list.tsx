'use client';
import type { AuditEntry, AuditEntryPage } from '@portico/client';
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
import { AuditDrawer } from './audit-drawer.tsx';
import type { AuditFilter, queryOf } from './audit-filter.ts';
import { useActor } from './use-actor.ts';

const PAGE = 50;

const useColumns = (onOpen: (entry: AuditEntry) => void): readonly Column<AuditEntry>[] => {
  const { t, f } = useWords();
  const actorName = useActor();
  return useMemo(
    () => [
      { head: t.audit.time, cell: ({ at }) => f.dateTime(at), sort: ({ at }) => Date.parse(at) },
      {
        head: t.audit.what,
        cell: (entry) => (
          <Row>
            <OpenButton onClick={() => onOpen(entry)}>{t.audit.actions[entry.action]}</OpenButton>
            {entry.code && <Badge tone="warn">{entry.code}</Badge>}
          </Row>
        ),
        sort: ({ action }) => action,
      },
      {
        head: t.audit.thing,
        cell: ({ entity }) => entity.name ?? t.audit.things[entity.id] ?? entity.id,
        sort: ({ entity }) => entity.name ?? '',
      },
      { head: t.audit.who, cell: ({ actor }) => actorName(actor), sort: ({ actor }) => actorName(actor) },
      { head: t.audit.address, cell: ({ address }) => address, sort: ({ address }) => address },
    ],
    [t, f, onOpen, actorName],
  );
};

type ListProps = { filter: AuditFilter; query: ReturnType<typeof queryOf>; first: AuditEntryPage };

export const AuditList = ({ filter, query, first }: ListProps) => {
  const { t, f } = useWords();
  const [entries, setEntries] = useState<readonly AuditEntry[]>(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [opened, setOpened] = useState<AuditEntry>();
  const columns = useColumns(setOpened);
  const more = useAction(
    () => portico.listAuditEntries({ ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) }),
    (page) => {
      setEntries((known) => [...known, ...page.items]);
      setCursor(page.nextCursor);
    },
  );
  if (entries.length === 0 && cursor === undefined) return <EmptyState title={t.audit.nothing} />;
  return (
    <Stack>
      <DataTable label={t.audit.title} rows={entries} keyOf={({ id }) => id} columns={columns} />
      {more.failure && <ProblemBanner problem={more.failure} />}
      <Row justify="between">
        <Soft small>{t.audit.shown(entries.length, f.number(entries.length))}</Soft>
        {cursor !== undefined && (
          <Button small busy={more.busy} onClick={() => void more.run()}>
            {t.audit.older}
          </Button>
        )}
      </Row>
      {opened && <AuditDrawer entry={opened} filter={filter} onClose={() => setOpened(undefined)} />}
    </Stack>
  );
};
