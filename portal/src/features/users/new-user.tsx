'use client';
import type { Role } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { say } from '../../ui/toasts.tsx';
import { ROLES } from './user-filter.ts';

type Values = { email: string; name: string; role: string };

const roleOf = (text: string): Role => ROLES.find((known) => known === text) ?? 'developer';

const NewUserDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ email, name, role }: Values) => portico.createUser({ body: { email, name, role: roleOf(role) } }),
    ({ email }) => {
      say(t.users.invited(email));
      onClose();
      router.refresh();
    },
  );
  const fields = useFields(FORM_SCHEMAS.NewUser, { email: '', name: '', role: 'developer' }, failure);
  return (
    <Dialog open onClose={onClose} title={t.users.invite} lead={t.users.inviteLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.users.inviteSend} onCancel={onClose}>
        <TextField label={t.users.email} type="email" autoComplete="off" {...fields.field('email')} />
        <TextField label={t.common.name} autoComplete="off" {...fields.field('name')} />
        <Select
          label={t.users.role}
          {...fields.field('role')}
          choices={ROLES.map((value) => ({ value, label: t.users.roles[value] }))}
        />
      </Form>
    </Dialog>
  );
};

/** An account for somebody who cannot make their own. */
export const NewUser = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t.users.invite}
      </Button>
      {open && <NewUserDialog onClose={() => setOpen(false)} />}
    </>
  );
};
