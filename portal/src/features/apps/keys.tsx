'use client';
import type { ApiKey, CreatedApiKey } from '@portico/client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { KeyDialog } from '../../parts/key-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';

const TONES = { active: 'ok', expired: 'warn', revoked: 'danger' } as const;

const RevokeButton = ({ apiKey: { id, appId, name } }: { apiKey: ApiKey }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      small
      label={t.apps.revoke}
      named={t.apps.revokeNamed(name)}
      title={t.apps.revokeTitle(name)}
      lead={t.apps.revokeLead}
      act={() => portico.revokeApiKey({ appId, keyId: id })}
      onDone={() => {
        say(t.apps.revoked(name));
        router.refresh();
      }}
    />
  );
};

const KeyTable = ({ keys }: { keys: readonly ApiKey[] }) => {
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
          cell: (key) => key.status === 'active' && <RevokeButton apiKey={key} />,
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
      {keys.length === 0 ? <EmptyState title={t.apps.noKeys} action={createButton} /> : <KeyTable keys={keys} />}
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
    </Stack>
  );
};
