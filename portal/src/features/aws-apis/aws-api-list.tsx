'use client';
import type { AwsApi, Import } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Badge, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner, ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';

const PAGE = 50;
const POLL_MILLISECONDS = 1_000;
type Of = { accountId: string; kind: AwsApi['kind'] };

/** Follows the import of one API to where it can be registered. */
const Begun = ({ importId }: { importId: string }) => {
  const { t } = useWords();
  const { data, failure } = useLoaded<Import>(['import', importId], () => portico.getImport({ importId }), {
    everyMilliseconds: (read) => (read?.status === 'succeeded' || read?.status === 'failed' ? 0 : POLL_MILLISECONDS),
  });
  if (failure || data?.status === 'failed')
    return (
      <Stack gap="tight">
        <Badge tone="danger">{t.awsApis.failed}</Badge>
        <Soft small>{failure?.detail ?? data?.problem?.detail}</Soft>
      </Stack>
    );
  if (data?.status !== 'succeeded') return <span role="status">{t.awsApis.reading}</span>;
  return (
    <LinkButton small kind="primary" href={`/publish/new?import=${importId}`}>
      {t.awsApis.register}
    </LinkButton>
  );
};

/** What an account has: one or many are chosen and imported, each on its own. */
export const AwsApiList = ({ accountId, kind }: Of) => {
  const { t, f } = useWords();
  const [begun, setBegun] = useState<ReadonlyMap<string, string>>(new Map());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [later, setLater] = useState<readonly AwsApi[]>([]);
  const [cursor, setCursor] = useState<string>();
  const first = useLoaded(['aws-apis', accountId, kind], () => portico.listAwsApis({ accountId, kind, limit: PAGE }));
  const next = cursor ?? (later.length === 0 ? first.data?.nextCursor : undefined);
  const more = useAction(
    () => portico.listAwsApis({ accountId, kind, limit: PAGE, ...(next !== undefined && { cursor: next }) }),
    (page) => {
      setLater((known) => [...known, ...page.items]);
      setCursor(page.nextCursor);
    },
  );
  const start = useAction(async () => {
    // One after the other: a person has so many at most under way, and what was begun stays begun.
    for (const id of chosen) {
      const made = await portico.createImport({ body: { awsApi: { accountId, kind, id } } });
      setBegun((known) => new Map(known).set(id, made.id));
      setChosen((known) => new Set([...known].filter((one) => one !== id)));
    }
  });
  if (first.failure) return <ProblemPanel problem={first.failure} onRetry={first.reload} />;
  if (!first.data) return <Skeleton height="12rem" />;
  const apis = [...first.data.items, ...later];
  if (apis.length === 0) return <EmptyState title={t.awsApis.none}>{t.awsApis.noneLead}</EmptyState>;
  const toggle = (id: string, on: boolean) =>
    setChosen((known) => new Set(on ? [...known, id] : [...known].filter((one) => one !== id)));
  return (
    <Stack>
      <Table
        label={t.awsApis.kinds[kind]}
        rows={apis}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t.awsApis.chosen,
            cell: ({ id, name }) => (
              <input
                type="checkbox"
                aria-label={t.awsApis.choose(name)}
                checked={chosen.has(id)}
                disabled={begun.has(id)}
                onChange={({ target }) => toggle(id, target.checked)}
              />
            ),
          },
          {
            head: t.common.name,
            cell: ({ id, name, description }) => (
              <Stack gap="tight">
                {name}
                <Mono>{id}</Mono>
                {description && <Soft small>{description}</Soft>}
              </Stack>
            ),
          },
          { head: t.awsApis.made, cell: ({ createdAt }) => (createdAt ? f.date(createdAt) : '–') },
          {
            head: t.awsApis.state,
            cell: ({ id }) => {
              const importId = begun.get(id);
              return importId === undefined ? '–' : <Begun importId={importId} />;
            },
          },
        ]}
      />
      {start.failure && <ProblemBanner problem={start.failure} />}
      {more.failure && <ProblemBanner problem={more.failure} />}
      <Row>
        <Button kind="primary" disabled={chosen.size === 0} busy={start.busy} onClick={() => void start.run()}>
          {t.awsApis.importChosen(f.number(chosen.size))}
        </Button>
        {next !== undefined && (
          <Button busy={more.busy} onClick={() => void more.run()}>
            {t.awsApis.more}
          </Button>
        )}
      </Row>
    </Stack>
  );
};
