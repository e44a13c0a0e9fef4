'use client';
import type { CallPage, Call2 as CallRecord } from '@portico/client';
import { Download } from 'lucide-react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Table } from '../../ui/table.tsx';
import { csv } from './csv.ts';
import { toneOf } from './usage-tables.tsx';

const CSV_CALLS_MAX = 5000;

const readAll = async (appId: string): Promise<CallRecord[]> => {
  const calls: CallRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await portico.listCalls({ appId, limit: 100, ...(cursor && { cursor }) });
    calls.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && calls.length < CSV_CALLS_MAX);
  return calls;
};

const HEAD = ['at', 'requestId', 'api', 'method', 'path', 'operation', 'status', 'durationMilliseconds'];

export const RecentCalls = ({ appId, calls }: { appId: string; calls: CallPage }) => {
  const { t, f } = useWords();
  const { run, busy, failure } = useAction(
    () => readAll(appId),
    (read) => {
      const rows = read.map((call) => [
        call.at,
        call.requestId,
        call.apiName,
        call.method,
        call.path,
        call.operation,
        call.status,
        call.durationMilliseconds,
      ]);
      saveFile('calls.csv', new Blob([csv([HEAD, ...rows])], { type: 'text/csv' }));
    },
  );
  return (
    <Stack>
      <Row justify="between">
        <h2>{t.usage.recent}</h2>
        {calls.items.length > 0 && (
          <Button small busy={busy} onClick={() => void run()}>
            <Download size={14} aria-hidden="true" /> {t.usage.csv}
          </Button>
        )}
      </Row>
      {failure && <ProblemBanner problem={failure} />}
      {calls.items.length === 0 ? (
        <Soft>{t.usage.noCalls}</Soft>
      ) : (
        <Table
          label={t.usage.recent}
          rows={calls.items}
          keyOf={({ requestId }) => requestId}
          columns={[
            { head: t.usage.time, cell: ({ at }) => f.clock(at) },
            { head: t.usage.call, cell: ({ method, path }) => <Mono>{`${method} ${path}`}</Mono> },
            { head: t.usage.api, cell: ({ apiName }) => apiName },
            { head: t.common.status, cell: ({ status }) => <Badge tone={toneOf(status)}>{status}</Badge> },
            {
              head: t.usage.duration,
              number: true,
              cell: ({ durationMilliseconds }) => f.milliseconds(durationMilliseconds),
            },
            { head: t.usage.requestId, cell: ({ requestId }) => <Mono>{requestId}</Mono> },
          ]}
        />
      )}
    </Stack>
  );
};
