'use client';
import type { AuthenticatorSecret } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { encode } from 'uqr';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { CopyButton } from '../../ui/code.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Mono, Row, Stack } from '../../ui/layout.tsx';
import styles from './account.module.css';

/** Always dark on light: cameras read it so. */
const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { size, data } = encode(text);
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  );
};

type AuthenticatorDialogProps = {
  secret: AuthenticatorSecret;
  onCodes: (codes: readonly string[]) => void;
  onClose: () => void;
};

/** The secret of a new app, and a code of it to prove that it was taken. */
export const AuthenticatorDialog = ({ secret, onCodes, onClose }: AuthenticatorDialogProps) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction(
    (body: { code: string }) => portico.confirmAuthenticator({ body }),
    ({ codes }) => onCodes(codes),
  );
  const fields = useFields(FORM_SCHEMAS.AuthenticatorCode, { code: '' }, failure);
  const spelled = secret.secret.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <Dialog open onClose={onClose} title={t.account.setUp} lead={t.account.scan}>
      <Stack>
        <QrCode text={secret.uri} label={t.account.qr} />
        <Row>
          <span className={styles.secret}>
            <Mono>{spelled}</Mono>
          </span>
          <CopyButton text={secret.secret} label={t.account.copySecret} />
        </Row>
        <Form fields={fields} onSend={run} busy={busy} submit={t.account.setUp} onCancel={onClose}>
          <TextField
            label={t.signIn.appCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            {...fields.field('code')}
          />
        </Form>
      </Stack>
    </Dialog>
  );
};
