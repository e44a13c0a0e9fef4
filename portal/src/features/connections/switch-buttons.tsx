'use client';
import type { Connection } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

/** On at once; off is asked again, as people are signed out. */
export const SwitchButton = ({ connection, etag }: { connection: Connection; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const { id: connectionId, name, enabled } = connection;
  const turn = () => portico.updateConnection({ connectionId, 'If-Match': etag, body: { enabled: !enabled } });
  const turned = () => {
    say(enabled ? t.connections.turnedOff(name) : t.connections.turnedOn(name));
    router.refresh();
  };
  const { run, busy, failure } = useAction(turn, turned);
  if (enabled)
    return (
      <ConfirmButton
        label={t.connections.switchOff}
        title={t.connections.offTitle(name)}
        lead={t.connections.offLead}
        act={turn}
        onDone={turned}
      />
    );
  return (
    <Stack>
      <Button kind="primary" busy={busy} onClick={() => void run()}>
        {t.connections.switchOn}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
    </Stack>
  );
};

export const RemoveButton = ({ connection: { id: connectionId, name } }: { connection: Connection }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      kind="danger"
      label={t.connections.remove}
      title={t.connections.removeTitle(name)}
      lead={t.connections.removeLead}
      act={() => portico.deleteConnection({ connectionId })}
      onDone={() => {
        say(t.connections.removed(name));
        router.push('/admin/connections');
      }}
    />
  );
};
