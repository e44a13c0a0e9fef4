'use client';
import type { AuditArchive } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { useDocumentWords } from '../../parts/document-words.ts';
import { Badge, Progress } from '../../ui/feedback.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';

export type Work = Pick<AuditArchive, 'status' | 'examined' | 'total' | 'entries' | 'sizeBytes' | 'problem'>;

const TONES = { queued: 'info', running: 'info', succeeded: 'ok', failed: 'danger' } as const;

export const hasEnded = ({ status }: Pick<Work, 'status'>): boolean => status === 'succeeded' || status === 'failed';

/** How far work over the log is, or what came of it. */
export const WorkState = ({ work, told }: { work: Work; told: (entries: string, size: string) => string }) => {
  const { t, f } = useWords();
  const said = useDocumentWords();
  const { status, examined, total, entries, sizeBytes = 0, problem } = work;
  if (!hasEnded(work))
    return (
      <Progress
        label={
          status === 'queued' ? t.auditFiles.statuses.queued : t.auditFiles.of(f.number(examined), f.number(total))
        }
        part={total > 0 ? examined / total : undefined}
      />
    );
  return (
    <Stack gap="tight">
      <Badge tone={TONES[status]}>{t.auditFiles.statuses[status]}</Badge>
      <Soft small>
        {problem ? said(problem.words, problem.detail ?? problem.title) : told(f.number(entries), f.bytes(sizeBytes))}
      </Soft>
    </Stack>
  );
};
