'use client';
import type { AuditExport, AuditExportPage } from '@portico/client';
import { Download } from 'lucide-react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { hasEnded, WorkState } from './work-state.tsx';

const POLL_MILLISECONDS = 1500;
const EXPORTS = 50;

/** What an export was asked for, in a line. */
const useWhat = () => {
  const { t, f } = useWords();
  return ({ actorId, entityId, action, from, to }: AuditExport): string => {
    const { only } = t.auditFiles;
    const parts = [
      action && t.audit.actions[action],
      actorId && only.actorId(actorId),
      entityId && only.entityId(entityId),
      from && only.from(f.dateTime(from)),
      to && only.to(f.dateTime(to)),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(', ') : t.auditFiles.all;
  };
};

const DownloadButton = ({ made }: { made: AuditExport }) => {
  const { t, f } = useWords();
  const { run, busy, failure } = useAction(
    () => portico.getAuditExportLink({ exportId: made.id }),
    // A file, not a page: what is open stays.
    ({ url }) => window.location.assign(url),
  );
  return (
    <Stack gap="tight">
      <Button
        small
        busy={busy}
        onClick={() => void run()}
        aria-label={t.auditFiles.downloadNamed(f.dateTime(made.createdAt))}
      >
        <Download size={14} aria-hidden="true" /> {t.auditFiles.download}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
    </Stack>
  );
};

/** Everybody's exports, those under way followed. */
export const Exports = ({ first }: { first: AuditExportPage }) => {
  const { t, f } = useWords();
  const whatOf = useWhat();
  const { data = first, failure } = useLoaded(['audit-exports'], () => portico.listAuditExports({ limit: EXPORTS }), {
    everyMilliseconds: (page = first) => (page.items.every(hasEnded) ? 0 : POLL_MILLISECONDS),
  });
  if (data.items.length === 0)
    return (
      <EmptyState title={t.auditFiles.none} action={<LinkButton href="/admin/audit">{t.auditFiles.back}</LinkButton>}>
        {t.auditFiles.noneLead}
      </EmptyState>
    );
  return (
    <Stack>
      {failure && <ProblemBanner problem={failure} />}
      <Table
        label={t.auditFiles.exports}
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          { head: t.common.created, cell: ({ createdAt }) => f.dateTime(createdAt) },
          { head: t.auditFiles.what, cell: (made) => whatOf(made) },
          { head: t.auditFiles.format, cell: ({ format }) => format.toUpperCase() },
          {
            head: t.auditFiles.progress,
            cell: (made) => <WorkState work={made} told={t.auditFiles.written} />,
          },
          { head: t.auditFiles.keptUntil, cell: ({ expiresAt }) => f.date(expiresAt) },
          {
            head: t.common.actions,
            actions: true,
            cell: (made) => made.status === 'succeeded' && <DownloadButton made={made} />,
          },
        ]}
      />
    </Stack>
  );
};
