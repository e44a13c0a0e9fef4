'use client';
import type { Session } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { deviceName } from '../../parts/device-name.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { say } from '../../ui/toasts.tsx';

export const Sessions = ({ sessions, currentId }: { sessions: readonly Session[]; currentId: string }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const [ending, setEnding] = useState<readonly Session[]>([]);
  const others = sessions.filter(({ id }) => id !== currentId);
  const { run, busy, failure } = useAction(
    () => {
      const [one, ...more] = ending;
      if (one && more.length === 0) return portico.deleteSession({ sessionId: one.id });
      return portico.deleteSessions({ keepThis: !ending.some(({ id }) => id === currentId) });
    },
    () => {
      const own = ending.some(({ id }) => id === currentId);
      setEnding([]);
      if (own) return window.location.assign('/');
      say(t.account.ended(ending.length));
      router.refresh();
    },
  );
  return (
    <Stack>
      <Table
        label={t.account.sessions}
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t.account.device,
            cell: ({ id, device }) => (
              <Row>
                {deviceName(device) ?? t.account.unknown}
                {id === currentId && <Badge tone="ok">{t.account.current}</Badge>}
              </Row>
            ),
          },
          { head: t.account.place, cell: (session) => f.place(session) ?? '–' },
          { head: t.account.lastSeen, cell: ({ lastSeenAt }) => f.dateTime(lastSeenAt) },
          { head: t.account.signedIn, cell: ({ createdAt }) => f.dateTime(createdAt) },
          {
            head: t.common.actions,
            actions: true,
            cell: (session) => (
              <Button small onClick={() => setEnding([session])}>
                {t.account.revoke}
              </Button>
            ),
          },
        ]}
      />
      <Row justify="end">
        {others.length > 0 ? (
          <>
            <Button onClick={() => setEnding(sessions)}>{t.account.revokeAll}</Button>
            <Button onClick={() => setEnding(others)}>{t.account.revokeOthers}</Button>
          </>
        ) : (
          <Soft small>{t.account.none}</Soft>
        )}
      </Row>
      <ConfirmDialog
        open={ending.length > 0}
        title={ending.length > 1 ? t.account.revokeManyTitle(ending.length) : t.account.revokeTitle}
        lead={ending.some(({ id }) => id === currentId) ? t.account.revokeOwn : t.account.revokeLead}
        confirm={t.account.revoke}
        busy={busy}
        onConfirm={() => void run()}
        onClose={() => setEnding([])}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </Stack>
  );
};
