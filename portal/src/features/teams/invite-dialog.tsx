'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { roleChoices, roleOf } from './role-choices.ts';

type Values = { email: string; role: string };
type InviteProps = { teamId: string; onClose: () => void; onSent: (email: string) => void };

export const InviteDialog = ({ teamId, onClose, onSent }: InviteProps) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction(
    ({ email, role }: Values) => portico.createInvitation({ teamId, body: { email, role: roleOf(role) } }),
    ({ email }) => onSent(email),
  );
  const fields = useFields(FORM_SCHEMAS.NewInvitation, { email: '', role: 'member' }, failure);
  return (
    <Dialog open onClose={onClose} title={t.teams.invite} lead={t.teams.inviteLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.teams.inviteSend} onCancel={onClose}>
        <TextField label={t.teams.email} type="email" autoComplete="off" {...fields.field('email')} />
        <Select
          label={t.teams.memberRole}
          hint={t.teams.may[roleOf(fields.value('role'))]}
          {...fields.field('role')}
          choices={roleChoices(t.teams)}
        />
      </Form>
    </Dialog>
  );
};
