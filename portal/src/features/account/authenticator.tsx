'use client';
import type { AuthenticatorSecret, Security } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Row, Soft } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { AuthenticatorDialog } from './authenticator-dialog.tsx';

const SetUp = ({ onCodes }: { onCodes: (codes: readonly string[]) => void }) => {
  const { t } = useWords();
  const [secret, setSecret] = useState<AuthenticatorSecret>();
  const { run, busy, failure } = useAction(() => portico.associateAuthenticator(), setSecret);
  return (
    <>
      <Button kind="primary" busy={busy} onClick={() => void run()}>
        {t.account.setUp}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
      {secret && (
        <AuthenticatorDialog
          secret={secret}
          onClose={() => setSecret(undefined)}
          onCodes={(codes) => {
            setSecret(undefined);
            onCodes(codes);
          }}
        />
      )}
    </>
  );
};

const Kept = () => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      label={t.account.remove}
      title={t.account.removeTitle}
      lead={t.account.removeLead}
      act={() => portico.removeAuthenticator()}
      onDone={() => {
        say(t.account.removed);
        router.refresh();
      }}
    />
  );
};

type AuthenticatorProps = { security: Security; onCodes: (codes: readonly string[]) => void };

/** The authenticator app, whose code is asked for beside the password. */
export const Authenticator = ({ security, onCodes }: AuthenticatorProps) => {
  const { t } = useWords();
  return (
    <Row justify="between">
      <div>
        <h3>{t.account.authenticator}</h3>
        <Soft small>{security.authenticator ? t.account.isAsked : t.account.authenticatorLead}</Soft>
      </div>
      {security.authenticator ? <Kept /> : <SetUp onCodes={onCodes} />}
    </Row>
  );
};
