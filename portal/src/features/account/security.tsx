'use client';
import type { Security as Ways } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Authenticator } from './authenticator.tsx';
import { ChangePassword } from './change-password.tsx';
import { Passkeys } from './passkeys.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';

/** Password, passkeys and factors, of who has them here. */
export const Security = ({ security, email }: { security: Ways; email: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const [codes, setCodes] = useState<readonly string[]>();
  if (!security.hasPassword) return <Soft small>{t.account.elsewhere}</Soft>;
  return (
    <Stack>
      <ChangePassword email={email} />
      <Passkeys security={security} onCodes={setCodes} />
      <Authenticator security={security} onCodes={setCodes} />
      {(security.authenticator || security.passkeys.length > 0) && (
        <RecoveryCodes security={security} onCodes={setCodes} />
      )}
      {codes && (
        <RecoveryDialog
          codes={codes}
          onDone={() => {
            setCodes(undefined);
            router.refresh();
          }}
        />
      )}
    </Stack>
  );
};
