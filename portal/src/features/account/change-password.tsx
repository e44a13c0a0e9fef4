'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { NewPasswordField } from '../../parts/new-password-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Row, Soft } from '../../ui/layout.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { say } from '../../ui/toasts.tsx';

type Values = { password: string; newPassword: string };

const PasswordForm = ({ email, onDone }: { email: string; onDone: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    (body: Values) => portico.changePassword({ body }),
    () => {
      say(t.account.changed);
      onDone();
      router.refresh();
    },
  );
  const fields = useFields(FORM_SCHEMAS.PasswordChange, { password: '', newPassword: '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.account.change} onCancel={onDone}>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={t.account.currentPassword} autoComplete="current-password" {...fields.field('password')} />
      <NewPasswordField
        label={t.account.newPassword}
        typed={fields.value('newPassword')}
        {...fields.field('newPassword')}
      />
    </Form>
  );
};

export const ChangePassword = ({ email }: { email: string }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Row justify="between">
      <div>
        <h3>{t.account.password}</h3>
        <Soft small>{t.account.passwordLead}</Soft>
      </div>
      <Button onClick={() => setOpen(true)}>{t.account.change}</Button>
      <Dialog open={open} onClose={close} title={t.account.change} lead={t.account.passwordLead}>
        <PasswordForm email={email} onDone={close} />
      </Dialog>
    </Row>
  );
};
