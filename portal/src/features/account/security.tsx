'use client';
import type { Security as Ways } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Authenticator } from './authenticator.tsx';
import { ChangePassword } from './change-password.tsx';

/** Password and factors, of who has them here. */
export const Security = ({ security, email }: { security: Ways; email: string }) => {
  const { t } = useWords();
  if (!security.hasPassword) return <Soft small>{t.account.elsewhere}</Soft>;
  return (
    <Stack>
      <ChangePassword email={email} />
      <Authenticator security={security} />
    </Stack>
  );
};
