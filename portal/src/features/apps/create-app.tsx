'use client';
import type { Team } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';

type Values = { name: string; description: string; teamId: string };

const AppForm = ({ teams, onCancel }: { teams: readonly Team[]; onCancel: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ description, ...rest }: Values) => portico.createApp({ body: { ...rest, ...(description && { description }) } }),
    ({ id }) => {
      renew('mine');
      router.push(`/apps/${id}`);
    },
  );
  const fields = useFields(FORM_SCHEMAS.NewApp, { name: '', description: '', teamId: teams[0]?.id ?? '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.common.create} onCancel={onCancel}>
      <TextField label={t.common.name} {...fields.field('name')} />
      <TextField label={t.apps.description} optional {...fields.field('description')} />
      {teams.length > 1 && (
        <Select
          label={t.apps.team}
          {...fields.field('teamId')}
          choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Form>
  );
};

export const CreateApp = ({ teams, openNow }: { teams: readonly Team[]; openNow: boolean }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(openNow);
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" /> {t.apps.create}
      </Button>
      <Dialog open={open} onClose={close} title={t.apps.create} lead={t.apps.createLead}>
        <AppForm teams={teams} onCancel={close} />
      </Dialog>
    </>
  );
};
