'use client';
import type { ApiKey, CodeSample, CreatedApiKey } from '@portico/client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { KeyDialog } from '../../parts/key-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KeyTable } from './key-table.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

type KeysProps = {
  appId: string;
  keys: readonly ApiKey[];
  call: CodeSample | undefined;
  /** What the APIs that the app is subscribed to have scopes for. */
  scopes: readonly string[];
};

export const Keys = ({ appId, keys, call, scopes }: KeysProps) => {
  const stale = keys.filter((key) => key.stale);
  const { t, f } = useWords();
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<Pick<CreatedApiKey, 'key' | 'secret'>>();
  const [rotating, setRotating] = useState<ApiKey>();
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
      {stale.length > 0 && (
        <Banner tone="warn" title={t.apps.staleKeys(f.number(stale.length))}>
          {t.apps.staleLead}
        </Banner>
      )}
      {keys.length === 0 ? (
        <EmptyState title={t.apps.noKeys} action={createButton} />
      ) : (
        <KeyTable keys={keys} onRotate={setRotating} />
      )}
      {creating && (
        <CreateKeyDialog
          appId={appId}
          scopes={scopes}
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false);
            setCreated(key);
          }}
        />
      )}
      {rotating && (
        <RotateKeyDialog
          apiKey={rotating}
          onClose={() => setRotating(undefined)}
          onRotated={(made) => {
            setRotating(undefined);
            setCreated(made);
          }}
        />
      )}
      {created && (
        <KeyDialog
          secret={created.secret}
          call={call}
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
