'use client';
import type { Usage } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Grid, Mono, Soft, Stack } from '../../ui/layout.tsx';
import { type Column, Table } from '../../ui/table.tsx';

export const toneOf = (status: number) => (status < 400 ? 'ok' : status < 500 ? 'warn' : 'danger');

/** How much is not listed. */
const More = ({ count = 0 }: { count: number | undefined }) => {
  const { t, f } = useWords();
  return count > 0 ? <Soft small>{t.usage.more(f.number(count))}</Soft> : null;
};

export const UsageTables = ({ usage }: { usage: Usage }) => {
  const { t, f } = useWords();
  type Row = { readonly figures: Usage['total'] };
  const figures: readonly Column<Row>[] = [
    { head: t.usage.requests, number: true, cell: ({ figures: { requests } }) => f.number(requests) },
    { head: t.usage.errorRate, number: true, cell: ({ figures: { errors, requests } }) => f.percent(errors, requests) },
    { head: 'p50', number: true, cell: ({ figures: { p50Milliseconds } }) => f.milliseconds(p50Milliseconds) },
    { head: 'p95', number: true, cell: ({ figures: { p95Milliseconds } }) => f.milliseconds(p95Milliseconds) },
  ];
  return (
    <>
      <Stack>
        <h2>{t.usage.byOperation}</h2>
        <Table
          label={t.usage.byOperation}
          rows={usage.byOperation}
          keyOf={({ apiId, operation }) => `${apiId} ${operation}`}
          columns={[{ head: t.usage.operation, cell: ({ operation }) => <Mono>{operation}</Mono> }, ...figures]}
        />
        <More count={usage.moreOperations} />
      </Stack>
      <Grid min="28rem">
        <Stack>
          <h2>{t.usage.byApi}</h2>
          <Table
            label={t.usage.byApi}
            rows={usage.byApi}
            keyOf={({ apiId }) => apiId}
            columns={[{ head: t.usage.api, cell: ({ name }) => name }, ...figures]}
          />
          <More count={usage.moreApis} />
        </Stack>
        <Stack>
          <h2>{t.usage.byStatus}</h2>
          <Table
            label={t.usage.byStatus}
            rows={usage.byStatus}
            keyOf={({ status }) => String(status)}
            columns={[
              { head: t.common.status, cell: ({ status }) => <Badge tone={toneOf(status)}>{status}</Badge> },
              { head: t.usage.requests, number: true, cell: ({ requests }) => f.number(requests) },
              { head: t.usage.share, number: true, cell: ({ requests }) => f.percent(requests, usage.total.requests) },
            ]}
          />
        </Stack>
      </Grid>
    </>
  );
};
