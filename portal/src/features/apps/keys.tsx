'use client';
import type { ApiKey, CreatedApiKey } from '@portico/client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { KeyDialog } from '../../parts/key-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';

const TONES = { active: 'ok', expired: 'warn', revoked: 'danger' } as const;

const RevokeDialog = ({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    () => portico.revokeApiKey({ appId: apiKey.appId, keyId: apiKey.id }),
    () => {
      say(t.apps.revoked(apiKey.name));
      router.refresh();
      onClose();
    },
  );
  return (
    <ConfirmDialog
      open
      title={t.apps.revokeTitle(apiKey.name)}
      lead={t.apps.revokeLead}
      confirm={t.apps.revoke}
      busy={busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      {failure && <ProblemBanner problem={failure} />}
    </ConfirmDialog>
  );
};

const KeyTable = ({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }) => {
  const { t, f } = useWords();
  return (
    <FilterTable
      label={t.apps.tabs.keys}
      rows={keys}
      keyOf={({ id }) => id}
      words={({ name, prefix, lastFour }) => `${name} ${prefix} ${lastFour}`}
      columns={[
        { head: t.common.name, cell: ({ name }) => name, sort: ({ name }) => name },
        { head: t.apps.key, cell: ({ prefix, lastFour }) => <Mono>{`${prefix}…${lastFour}`}</Mono> },
        {
          head: t.apps.environment,
          cell: ({ environment }) => t.apps.environments[environment],
          sort: ({ environment }) => environment,
        },
        {
          head: t.common.status,
          cell: ({ status }) => <Badge tone={TONES[status]}>{t.apps.statuses[status]}</Badge>,
          sort: ({ status }) => status,
        },
        { head: t.common.created, cell: ({ createdAt }) => f.date(createdAt), sort: ({ createdAt }) => createdAt },
        {
          head: t.apps.expires,
          cell: ({ expiresAt }) => (expiresAt ? f.date(expiresAt) : t.apps.expiresNever),
          // What never expires comes after all that does.
          sort: ({ expiresAt = '9' }) => expiresAt,
        },
        {
          head: t.common.actions,
          actions: true,
          cell: (key) =>
            key.status === 'active' && (
              <Button small onClick={() => onRevoke(key)} aria-label={t.apps.revokeNamed(key.name)}>
                {t.apps.revoke}
              </Button>
            ),
        },
      ]}
    />
  );
};

type KeysProps = { appId: string; keys: readonly ApiKey[]; callUrl: string | undefined };

export const Keys = ({ appId, keys, callUrl }: KeysProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedApiKey>();
  const [revoking, setRevoking] = useState<ApiKey>();
  const createButton = (
    <Button kind="primary" onClick={() => setCreating(true)}>
      <Plus size={16} aria-hidden="true" /> {t.apps.newKey}
    </Button>
  );
  return (
    <Stack>
      {keys.length > 0 && (
        <Row justify="between">
          <Soft small>{t.apps.keysLead}</Soft>
          {createButton}
        </Row>
      )}
      {keys.length === 0 ? (
        <EmptyState title={t.apps.noKeys} action={createButton} />
      ) : (
        <KeyTable keys={keys} onRevoke={setRevoking} />
      )}
      {creating && (
        <CreateKeyDialog
          appId={appId}
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false);
            setCreated(key);
          }}
        />
      )}
      {created && (
        <KeyDialog
          secret={created.secret}
          callUrl={callUrl}
          name={created.key.name}
          onDone={() => {
            setCreated(undefined);
            router.refresh();
          }}
        />
      )}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </Stack>
  );
};
