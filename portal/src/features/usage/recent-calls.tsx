'use client';
import type { CallPage, Call2 as CallRecord } from '@portico/client';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { PAGE_MAX } from '../../api/everything.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { Column } from '../../ui/table.tsx';
import { CallDrawer } from './call-drawer.tsx';
import { type CallFilter, filterCalls, merged } from './call-filter.ts';
import { csv } from './csv.ts';
import styles from './usage.module.css';
import { toneOf } from './usage-tables.tsx';
import { useZone } from './use-zone.ts';

const CALLS_MAX = 5000;
const STATUSES = ['all', '2', '3', '4', '5'] as const;

const readAll = async (appId: string): Promise<CallRecord[]> => {
  const calls: CallRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await portico.listCalls({ appId, limit: PAGE_MAX, ...(cursor && { cursor }) });
    calls.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && calls.length < CALLS_MAX);
  return calls;
};

const HEAD = ['at', 'requestId', 'apiName', 'method', 'path', 'operation', 'status', 'durationMilliseconds'] as const;

const asCsv = (calls: readonly CallRecord[]): Blob =>
  new Blob([csv([HEAD, ...calls.map((call) => HEAD.map((name) => call[name]))])], { type: 'text/csv' });

const useColumns = (onOpen: (call: CallRecord) => void): readonly Column<CallRecord>[] => {
  const { t, f } = useWords();
  const { zone } = useZone();
  return useMemo(
    () => [
      { head: t.usage.time, cell: ({ at }) => f.clock(at, zone), sort: ({ at }) => Date.parse(at) },
      {
        head: t.usage.call,
        cell: (call) => (
          <button type="button" className={styles.call} onClick={() => onOpen(call)}>
            {call.method} {call.path}
          </button>
        ),
        sort: ({ path, method }) => `${path} ${method}`,
      },
      { head: t.usage.api, cell: ({ apiName }) => apiName, sort: ({ apiName }) => apiName },
      {
        head: t.common.status,
        cell: ({ status }) => <Badge tone={toneOf(status)}>{status}</Badge>,
        sort: ({ status }) => status,
      },
      {
        head: t.usage.duration,
        number: true,
        cell: ({ durationMilliseconds }) => f.milliseconds(durationMilliseconds),
        sort: ({ durationMilliseconds }) => durationMilliseconds,
      },
    ],
    [t, f, zone, onOpen],
  );
};

const Filters = ({
  calls,
  filter,
  onFilter,
}: {
  calls: readonly CallRecord[];
  filter: CallFilter;
  onFilter: (filter: CallFilter) => void;
}) => {
  const { t } = useWords();
  const operations = [...new Set(calls.map(({ operation }) => operation))].sort();
  return (
    <div className={styles.filters}>
      <Select
        inline
        label={t.common.status}
        value={filter.status}
        onChange={({ target }) => onFilter({ ...filter, status: target.value })}
        choices={STATUSES.map((value) => ({ value, label: value === 'all' ? t.usage.any : `${value}xx` }))}
      />
      <Select
        inline
        label={t.usage.operation}
        value={filter.operation}
        onChange={({ target }) => onFilter({ ...filter, operation: target.value })}
        choices={[{ value: 'all', label: t.usage.any }, ...operations.map((value) => ({ value, label: value }))]}
      />
    </div>
  );
};

/** The newest calls, and all of a day when asked for: filtered, sorted, one in full at the side. */
export const RecentCalls = ({ appId, calls }: { appId: string; calls: CallPage }) => {
  const { t, f } = useWords();
  const [older, setOlder] = useState<readonly CallRecord[]>([]);
  const [filter, setFilter] = useState<CallFilter>({ status: 'all', operation: 'all' });
  const [opened, setOpened] = useState<CallRecord>();
  const columns = useColumns(setOpened);
  const known = useMemo(() => merged(calls.items, older), [calls.items, older]);
  const shown = useMemo(() => filterCalls(known, filter), [known, filter]);
  const save = useAction(
    () => readAll(appId),
    (all) => saveFile('calls.csv', asCsv(all)),
  );
  const more = useAction(() => readAll(appId), setOlder);
  const failure = save.failure ?? more.failure;
  return (
    <Stack>
      <Row justify="between">
        <h2>{t.usage.recent}</h2>
        <Row>
          <Filters calls={known} filter={filter} onFilter={setFilter} />
          <Button small busy={save.busy} onClick={() => void save.run()}>
            <Download size={14} aria-hidden="true" /> {t.usage.csv}
          </Button>
        </Row>
      </Row>
      {failure && <ProblemBanner problem={failure} />}
      {shown.length === 0 ? (
        <Soft>{t.usage.noneMatch}</Soft>
      ) : (
        <DataTable label={t.usage.recent} rows={shown} keyOf={({ requestId }) => requestId} columns={columns} />
      )}
      <Row justify="between">
        <Soft small>{t.usage.shown(f.number(shown.length), f.number(known.length))}</Soft>
        {calls.nextCursor && older.length === 0 && (
          <Button small busy={more.busy} onClick={() => void more.run()}>
            {t.usage.loadAll}
          </Button>
        )}
      </Row>
      {opened && <CallDrawer call={opened} onClose={() => setOpened(undefined)} />}
    </Stack>
  );
};
