'use client';
import type { CreatedApiKey } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';

const DAY_MILLISECONDS = 86_400_000;
type CreateKeyProps = { appId: string; onClose: () => void; onCreated: (key: CreatedApiKey) => void };
type Values = { name: string; environment: string; expiry: string };

const expiryOf = (days: string): { expiresAt?: string } =>
  days === 'never' ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY_MILLISECONDS).toISOString() };

export const CreateKeyDialog = ({ appId, onClose, onCreated }: CreateKeyProps) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction(
    ({ name, environment, expiry }: Values) =>
      portico.createApiKey({
        appId,
        body: { name, environment: environment === 'test' ? 'test' : 'live', ...expiryOf(expiry) },
      }),
    onCreated,
  );
  const fields = useFields(FORM_SCHEMAS.NewApiKey, { name: '', environment: 'live', expiry: 'never' }, failure);
  return (
    <Dialog open onClose={onClose} title={t.apps.newKey} lead={t.apps.keysLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.create} onCancel={onClose}>
        <TextField label={t.common.name} {...fields.field('name')} />
        <Select
          label={t.apps.environment}
          {...fields.field('environment')}
          choices={[
            { value: 'live', label: t.apps.environments.live },
            { value: 'test', label: t.apps.environments.test },
          ]}
        />
        <Select
          label={t.apps.expires}
          {...fields.field('expiry')}
          choices={(['never', '30', '90', '365'] as const).map((value) => ({ value, label: t.apps.expiry[value] }))}
        />
      </Form>
    </Dialog>
  );
};
