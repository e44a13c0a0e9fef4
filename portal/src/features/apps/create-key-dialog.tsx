'use client';
import type { CreatedApiKey } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { linesOf } from './lines.ts';

const DAY_MILLISECONDS = 86_400_000;
type CreateKeyProps = {
  appId: string;
  /** What the key could be narrowed to, as far as it is known. */
  scopes: readonly string[];
  onClose: () => void;
  onCreated: (key: CreatedApiKey) => void;
};
type Values = { name: string; environment: string; expiry: string; allowedAddresses: string; scopes: string };
/** In days; what is preselected is short enough to be renewed. */
const EXPIRIES = ['7', '30', '60', '90', 'never'] as const;
const EXPIRY_PRESELECTED = '30';

/** A scope may have spaces: each has a line. */
const scopesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

const expiryOf = (days: string): { expiresAt?: string } =>
  days === 'never' ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY_MILLISECONDS).toISOString() };

export const CreateKeyDialog = ({ appId, scopes: known, onClose, onCreated }: CreateKeyProps) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction(
    ({ name, environment, expiry, allowedAddresses, scopes }: Values) =>
      portico.createApiKey({
        appId,
        body: {
          ...{ name, environment: environment === 'test' ? 'test' : 'live', ...expiryOf(expiry) },
          ...(scopes.trim() !== '' && { scopes: scopesOf(scopes) }),
          ...(allowedAddresses.trim() !== '' && { allowedAddresses: linesOf(allowedAddresses) }),
        },
      }),
    onCreated,
  );
  const fields = useFields(
    FORM_SCHEMAS.NewApiKey,
    { name: '', environment: 'live', expiry: EXPIRY_PRESELECTED, allowedAddresses: '', scopes: '' },
    failure,
    { expiry: '/expiresAt' },
  );
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
          choices={EXPIRIES.map((value) => ({ value, label: t.apps.expiry[value] }))}
        />
        <TextArea
          label={t.apps.scopes}
          hint={known.length > 0 ? t.apps.scopesKnown(known.join(', ')) : t.apps.scopesHint}
          optional
          code
          rows={2}
          {...fields.field('scopes')}
        />
        <TextArea
          label={t.apps.addresses}
          hint={t.apps.addressesHint}
          optional
          code
          rows={2}
          {...fields.field('allowedAddresses')}
        />
      </Form>
    </Dialog>
  );
};
