'use client';
import type { TestRun, TestSuite } from '@portico/client';
import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { FOLLOWED_MILLISECONDS, NOT_IN_TIME, useDeadline } from '../../api/use-deadline.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge, EmptyState, Progress } from '../../ui/feedback.tsx';
import { Row, Spoken, Stack } from '../../ui/layout.tsx';
import { ProblemBanner, ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { RunResult } from './run-result.tsx';

const POLL_MILLISECONDS = 600;
export const TONES = { queued: 'info', running: 'info', passed: 'ok', failed: 'danger', error: 'danger' } as const;

const hasEnded = ({ status }: TestRun): boolean => status !== 'queued' && status !== 'running';

/** Runs of a suite, newest first; those under way are followed, also after a reload. */
const useRuns = (suiteId: string, initial: readonly TestRun[]) => {
  const [runs, setRuns] = useState(initial);
  const open = runs.find((run) => !hasEnded(run));
  const { over, again } = useDeadline(open?.id, FOLLOWED_MILLISECONDS);
  const followed = useLoaded<TestRun>(
    open && ['run', suiteId, open.id],
    () => portico.getTestRun({ suiteId, runId: open?.id ?? '' }),
    { everyMilliseconds: over ? 0 : POLL_MILLISECONDS },
  );
  const { data } = followed;
  useEffect(() => {
    if (data) setRuns((known) => known.map((run) => (run.id === data.id ? data : run)));
  }, [data]);
  const begin = useAction(
    () => portico.createTestRun({ suiteId }),
    (begun) => setRuns((known) => [begun, ...known]),
  );
  const late = over ? NOT_IN_TIME : undefined;
  const retry = () => {
    again();
    followed.reload();
  };
  const lost = followed.failure ?? late;
  return {
    runs,
    open: lost ? undefined : open,
    begin: begin.run,
    starting: begin.busy,
    refused: begin.failure,
    lost,
    retry,
  };
};

export const Runs = ({ suite, initial }: { suite: TestSuite; initial: readonly TestRun[] }) => {
  const { t, f } = useWords();
  const { runs, open, refused, lost, retry, begin, starting } = useRuns(suite.id, initial);
  const [chosen, setChosen] = useState<string>();
  const shown = runs.find(({ id }) => id === chosen) ?? runs[0];
  const run = () => {
    setChosen(undefined);
    void begin();
  };
  return (
    <Stack gap="loose">
      <Row>
        <Button kind="primary" busy={starting || open !== undefined} onClick={run}>
          <Play size={16} aria-hidden="true" /> {t.tests.run}
        </Button>
        <Spoken>
          <span role="status">{shown ? t.tests.statuses[shown.status] : ''}</span>
        </Spoken>
      </Row>
      {refused && <ProblemBanner problem={refused} />}
      {lost && <ProblemPanel problem={lost} onRetry={retry} />}
      {open && <Progress label={open.status === 'queued' ? t.tests.queued : t.tests.running} />}
      {!shown && <EmptyState title={t.tests.noRuns} />}
      {shown && hasEnded(shown) && <RunResult run={shown} />}
      {runs.length > 0 && (
        <Stack>
          <h2>{t.tests.history}</h2>
          <Table
            label={t.tests.history}
            rows={runs}
            keyOf={({ id }) => id}
            columns={[
              { head: t.tests.started, cell: ({ createdAt }) => f.dateTime(createdAt) },
              {
                head: t.common.status,
                cell: ({ status }) => <Badge tone={TONES[status]}>{t.tests.statuses[status]}</Badge>,
              },
              {
                head: t.tests.duration,
                cell: ({ startedAt, finishedAt }) =>
                  startedAt && finishedAt ? f.milliseconds(Date.parse(finishedAt) - Date.parse(startedAt)) : '–',
              },
              {
                head: t.common.actions,
                actions: true,
                cell: ({ id, createdAt }) => (
                  <Button
                    small
                    aria-pressed={id === shown?.id}
                    aria-label={`${t.tests.show}: ${f.dateTime(createdAt)}`}
                    onClick={() => setChosen(id)}
                  >
                    {t.tests.show}
                  </Button>
                ),
              },
            ]}
          />
        </Stack>
      )}
    </Stack>
  );
};
