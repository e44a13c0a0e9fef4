'use client';
import type { AuthenticatorSecret, Security } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Row, Soft } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { AuthenticatorDialog } from './authenticator-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';

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

const Kept = ({ security, onCodes }: { security: Security; onCodes: (codes: readonly string[]) => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const [removing, setRemoving] = useState(false);
  const renewing = useAction(
    () => portico.renewRecoveryCodes(),
    ({ codes }) => onCodes(codes),
  );
  const { run, busy, failure } = useAction(
    () => portico.removeAuthenticator(),
    () => {
      setRemoving(false);
      say(t.account.removed);
      router.refresh();
    },
  );
  return (
    <>
      <Row>
        <Button busy={renewing.busy} onClick={() => void renewing.run()}>
          {t.account.newCodes(security.recoveryCodes)}
        </Button>
        <Button onClick={() => setRemoving(true)}>{t.account.remove}</Button>
      </Row>
      {renewing.failure && <ProblemBanner problem={renewing.failure} />}
      <ConfirmDialog
        open={removing}
        title={t.account.removeTitle}
        lead={t.account.removeLead}
        confirm={t.account.remove}
        busy={busy}
        onConfirm={() => void run()}
        onClose={() => setRemoving(false)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </>
  );
};

/** The authenticator app, and the codes that stand in for it. */
export const Authenticator = ({ security }: { security: Security }) => {
  const { t } = useWords();
  const router = useRouter();
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Row justify="between">
      <div>
        <h3>{t.account.authenticator}</h3>
        <Soft small>{security.authenticator ? t.account.isAsked : t.account.authenticatorLead}</Soft>
      </div>
      {security.authenticator ? <Kept security={security} onCodes={setCodes} /> : <SetUp onCodes={setCodes} />}
      {codes && (
        <RecoveryDialog
          codes={codes}
          onDone={() => {
            setCodes(undefined);
            router.refresh();
          }}
        />
      )}
    </Row>
  );
};
