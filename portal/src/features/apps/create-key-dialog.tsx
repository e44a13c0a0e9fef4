'use client';
import type { CreatedApiKey } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

const DAY_MILLISECONDS = 86_400_000;
type CreateKeyProps = { appId: string; onClose: () => void; onCreated: (key: CreatedApiKey) => void };

const expiryOf = (days: string): { expiresAt?: string } =>
  days === 'never' ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY_MILLISECONDS).toISOString() };

export const CreateKeyDialog = ({ appId, onClose, onCreated }: CreateKeyProps) => {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const create = async (form: FormData) => {
    setBusy(true);
    const environment = form.get('environment') === 'test' ? 'test' : 'live';
    const body = {
      name: String(form.get('name')).trim(),
      environment,
      ...expiryOf(String(form.get('expiry'))),
    } as const;
    const created = await load<CreatedApiKey>(() => portico.createApiKey({ appId, body }));
    setBusy(false);
    if (created.ok) onCreated(created.data);
    else setFailure(created.failure);
  };
  return (
    <Dialog open onClose={onClose} title={t.apps.newKey} lead={t.apps.keysLead}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <TextField label={t.common.name} name="name" required maxLength={80} />
          <Select
            label={t.apps.environment}
            name="environment"
            choices={[
              { value: 'live', label: t.apps.environments.live },
              { value: 'test', label: t.apps.environments.test },
            ]}
          />
          <Select
            label={t.apps.expires}
            name="expiry"
            choices={(['never', '30', '90', '365'] as const).map((value) => ({ value, label: t.apps.expiry[value] }))}
          />
          {failure && <ProblemBanner problem={failure} />}
          <Row justify="end">
            <Button onClick={onClose}>{t.common.cancel}</Button>
            <Button kind="primary" type="submit" busy={busy}>
              {t.common.create}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
};
