'use client';
import type { AuditArchive, AuditArchivePage } from '@portico/client';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { say } from '../../ui/toasts.tsx';
import { hasEnded, WorkState } from './work-state.tsx';

const POLL_MILLISECONDS = 1500;
const ARCHIVES = 20;
/** What is offered: what is older than half a year. */
const OFFERED_MILLISECONDS = 180 * 86_400_000;

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

const ArchiveDialog = ({ onClose, onBegun }: { onClose: () => void; onBegun: (begun: AuditArchive) => void }) => {
  const { t } = useWords();
  const [today] = useState(() => dayOf(Date.now()));
  const { run, busy, failure } = useAction(
    ({ before }: { before: string }) => portico.createAuditArchive({ body: { before: `${before}T00:00:00Z` } }),
    onBegun,
  );
  const fields = useFields({}, { before: dayOf(Date.now() - OFFERED_MILLISECONDS) }, failure);
  return (
    <Dialog open title={t.auditFiles.archive} lead={t.auditFiles.archiveLead} onClose={onClose}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.auditFiles.archiveBegin} onCancel={onClose}>
        <TextField type="date" required max={today} label={t.auditFiles.before} {...fields.field('before')} />
      </Form>
    </Dialog>
  );
};

/** When what was archived; and having it done now. */
export const Archives = ({ first }: { first: AuditArchivePage }) => {
  const { t, f } = useWords();
  const [asking, setAsking] = useState(false);
  const {
    data = first,
    failure,
    reload,
  } = useLoaded(['audit-archives'], () => portico.listAuditArchives({ limit: ARCHIVES }), {
    everyMilliseconds: (page = first) => (page.items.every(hasEnded) ? 0 : POLL_MILLISECONDS),
  });
  return (
    <Stack>
      <Row justify="end">
        <Button onClick={() => setAsking(true)}>
          <Archive size={16} aria-hidden="true" /> {t.auditFiles.archive}
        </Button>
      </Row>
      {failure && <ProblemBanner problem={failure} />}
      {data.items.length === 0 ? (
        <EmptyState title={t.auditFiles.noArchives} />
      ) : (
        <Table
          label={t.auditFiles.archives}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            { head: t.common.created, cell: ({ createdAt }) => f.dateTime(createdAt) },
            { head: t.auditFiles.before, cell: ({ before }) => f.date(before) },
            {
              head: t.auditFiles.who,
              cell: ({ createdBy }) => (createdBy === 'portico' ? t.auditFiles.byItself : t.auditFiles.byAdmin),
            },
            { head: t.auditFiles.progress, cell: (made) => <WorkState work={made} told={t.auditFiles.moved} /> },
          ]}
        />
      )}
      {asking && (
        <ArchiveDialog
          onClose={() => setAsking(false)}
          onBegun={() => {
            setAsking(false);
            say(t.auditFiles.archiveBegun);
            reload();
          }}
        />
      )}
    </Stack>
  );
};
