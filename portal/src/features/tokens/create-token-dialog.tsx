'use client';
import type { CreatedAccessToken } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { type Chosen, ScopeChoices, scopesOf } from './scope-choices.tsx';

const DAY_MILLISECONDS = 86_400_000;
const EXPIRIES = ['7', '30', '90', '365'] as const;
type Values = { name: string; expiry: string };
type CreateProps = { onClose: () => void; onCreated: (made: CreatedAccessToken) => void };

export const CreateTokenDialog = ({ onClose, onCreated }: CreateProps) => {
  const { t, f } = useWords();
  const [chosen, setChosen] = useState<Chosen>({ apis: 'read' });
  const { run, busy, failure } = useAction(
    ({ name, expiry }: Values) =>
      portico.createAccessToken({
        body: {
          name,
          scopes: scopesOf(chosen),
          expiresAt: new Date(Date.now() + Number(expiry) * DAY_MILLISECONDS).toISOString(),
        },
      }),
    onCreated,
  );
  const fields = useFields({ name: FORM_SCHEMAS.NewAccessToken.name }, { name: '', expiry: '30' }, failure);
  return (
    <Dialog open onClose={onClose} title={t.tokens.create} lead={t.tokens.createLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.create} onCancel={onClose}>
        <TextField label={t.common.name} {...fields.field('name')} />
        <Select
          label={t.tokens.expires}
          {...fields.field('expiry')}
          choices={EXPIRIES.map((value) => ({ value, label: t.tokens.days(f.number(Number(value))) }))}
        />
        <ScopeChoices chosen={chosen} onChange={setChosen} />
      </Form>
    </Dialog>
  );
};
