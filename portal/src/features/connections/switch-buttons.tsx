'use client';
import type { Connection } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

/** On at once; off is asked again, as people are signed out. */
export const SwitchButton = ({ connection, etag }: { connection: Connection; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const { id: connectionId, name, enabled } = connection;
  const { run, busy, failure } = useAction(
    () => portico.updateConnection({ connectionId, 'If-Match': etag, body: { enabled: !enabled } }),
    () => {
      setAsks(false);
      say(enabled ? t.connections.turnedOff(name) : t.connections.turnedOn(name));
      router.refresh();
    },
  );
  if (!enabled)
    return (
      <Stack>
        <Button kind="primary" busy={busy} onClick={() => void run()}>
          {t.connections.switchOn}
        </Button>
        {failure && <ProblemBanner problem={failure} />}
      </Stack>
    );
  return (
    <>
      <Button onClick={() => setAsks(true)}>{t.connections.switchOff}</Button>
      <ConfirmDialog
        open={asks}
        title={t.connections.offTitle(name)}
        lead={t.connections.offLead}
        confirm={t.connections.switchOff}
        busy={busy}
        onConfirm={() => void run()}
        onClose={() => setAsks(false)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </>
  );
};

export const RemoveButton = ({ connection: { id: connectionId, name } }: { connection: Connection }) => {
  const { t } = useWords();
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const { run, busy, failure } = useAction(
    () => portico.deleteConnection({ connectionId }),
    () => {
      say(t.connections.removed(name));
      router.push('/admin/connections');
    },
  );
  return (
    <>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {t.connections.remove}
      </Button>
      <ConfirmDialog
        open={asks}
        title={t.connections.removeTitle(name)}
        lead={t.connections.removeLead}
        confirm={t.connections.remove}
        busy={busy}
        onConfirm={() => void run()}
        onClose={() => setAsks(false)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </>
  );
};
