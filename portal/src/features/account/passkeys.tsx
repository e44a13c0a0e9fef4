'use client';
import type { Passkey, Security } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { makePasskey } from '../../api/passkey.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { say } from '../../ui/toasts.tsx';

const Kept = ({ passkeys, alone }: { passkeys: readonly Passkey[]; alone: boolean }) => {
  const { t, f } = useWords();
  const router = useRouter();
  return (
    <Table
      label={t.account.passkeys}
      rows={passkeys}
      keyOf={({ id }) => id}
      columns={[
        { head: t.account.passkey, cell: ({ name }) => name },
        {
          head: t.account.keptOn,
          cell: ({ attachment }) => (attachment === 'platform' ? t.account.onDevice : t.account.onKey),
        },
        { head: t.account.added, cell: ({ createdAt }) => f.dateTime(createdAt) },
        {
          head: t.common.actions,
          actions: true,
          cell: (passkey) => (
            <ConfirmButton
              small
              label={t.account.removePasskey}
              title={t.account.removePasskeyTitle(passkey.name)}
              lead={alone ? t.account.removeLastPasskeyLead : t.account.removePasskeyLead}
              act={() => portico.removePasskey({ passkeyId: passkey.id })}
              onDone={() => {
                say(t.account.passkeyRemoved);
                router.refresh();
              }}
            />
          ),
        },
      ]}
    />
  );
};

/** Passkeys: what signs in instead of the password, and shows the second factor. */
export const Passkeys = ({
  security,
  onCodes,
}: {
  security: Security;
  onCodes: (codes: readonly string[]) => void;
}) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    async () => {
      const asked = await portico.beginPasskey();
      return portico.addPasskey({ body: await makePasskey(asked, t.account.noPasskeyMade) });
    },
    ({ codes }) => {
      say(t.account.passkeyAdded);
      if (codes) onCodes(codes);
      else router.refresh();
    },
  );
  const { passkeys, authenticator } = security;
  return (
    <Stack>
      <Row justify="between">
        <div>
          <h3>{t.account.passkeys}</h3>
          <Soft small>{t.account.passkeysLead}</Soft>
        </div>
        <Button busy={busy} onClick={() => void run()}>
          {t.account.addPasskey}
        </Button>
      </Row>
      {failure && <ProblemBanner problem={failure} />}
      {passkeys.length > 0 && <Kept passkeys={passkeys} alone={passkeys.length === 1 && !authenticator} />}
    </Stack>
  );
};
