'use client';
import type { Security } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

/** Codes that stand in for a second factor, of who has one. */
export const RecoveryCodes = ({
  security,
  onCodes,
}: {
  security: Security;
  onCodes: (codes: readonly string[]) => void;
}) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction(
    () => portico.renewRecoveryCodes(),
    ({ codes }) => onCodes(codes),
  );
  return (
    <Stack>
      <Row justify="between">
        <div>
          <h3>{t.account.recoveryCodes}</h3>
          <Soft small>{t.account.recoveryCodesLead}</Soft>
        </div>
        <Button busy={busy} onClick={() => void run()}>
          {t.account.newCodes(security.recoveryCodes)}
        </Button>
      </Row>
      {failure && <ProblemBanner problem={failure} />}
    </Stack>
  );
};
