'use client';
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
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';

type Values = { name: string; slug: string };

const TeamForm = ({ onCancel }: { onCancel: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ name, slug }: Values) => portico.createTeam({ body: { name, ...(slug && { slug }) } }),
    ({ id, slug }) => {
      renew('mine');
      router.push(`/teams/${slug ?? id}`);
    },
  );
  const fields = useFields(FORM_SCHEMAS.NewTeam, { name: '', slug: '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.common.create} onCancel={onCancel}>
      <TextField label={t.common.name} {...fields.field('name')} />
      <TextField label={t.teams.slug} optional hint={t.teams.slugHint} {...fields.field('slug')} />
    </Form>
  );
};

export const CreateTeam = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" /> {t.teams.create}
      </Button>
      <Dialog open={open} onClose={close} title={t.teams.create} lead={t.teams.createLead}>
        <TeamForm onCancel={close} />
      </Dialog>
    </>
  );
};
