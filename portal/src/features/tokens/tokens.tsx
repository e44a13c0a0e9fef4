'use client';
import type { AccessToken, CreatedAccessToken } from '@portico/client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { KeyDialog } from '../../parts/key-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { CreateTokenDialog } from './create-token-dialog.tsx';

const TONES = { active: 'ok', expired: 'warn', revoked: 'danger' } as const;

const RevokeDialog = ({ token, onClose }: { token: AccessToken; onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    () => portico.revokeAccessToken({ tokenId: token.id }),
    () => {
      say(t.tokens.revoked(token.name));
      router.refresh();
      onClose();
    },
  );
  return (
    <ConfirmDialog
      open
      title={t.tokens.revokeTitle(token.name)}
      lead={t.tokens.revokeLead}
      confirm={t.tokens.revoke}
      busy={busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      {failure && <ProblemBanner problem={failure} />}
    </ConfirmDialog>
  );
};

const TokenTable = ({
  tokens,
  onRevoke,
}: {
  tokens: readonly AccessToken[];
  onRevoke: (token: AccessToken) => void;
}) => {
  const { t, f } = useWords();
  return (
    <FilterTable
      label={t.tokens.title}
      rows={tokens}
      keyOf={({ id }) => id}
      words={({ name, scopes }) => `${name} ${scopes.join(' ')}`}
      columns={[
        { head: t.common.name, cell: ({ name }) => name, sort: ({ name }) => name },
        { head: t.tokens.token, cell: ({ lastFour }) => <Mono>{`ptk_pat_…${lastFour}`}</Mono> },
        { head: t.tokens.scopes, cell: ({ scopes }) => scopes.join(', ') },
        {
          head: t.common.status,
          cell: ({ status }) => <Badge tone={TONES[status]}>{t.apps.statuses[status]}</Badge>,
          sort: ({ status }) => status,
        },
        {
          head: t.tokens.lastUsed,
          cell: ({ lastUsedAt, lastUsedFrom }) =>
            lastUsedAt ? `${f.dateTime(lastUsedAt)} · ${lastUsedFrom}` : t.tokens.never,
          sort: ({ lastUsedAt = '' }) => lastUsedAt,
        },
        { head: t.tokens.expires, cell: ({ expiresAt }) => f.date(expiresAt), sort: ({ expiresAt }) => expiresAt },
        {
          head: t.common.actions,
          actions: true,
          cell: (token) =>
            token.status === 'active' && (
              <Button small onClick={() => onRevoke(token)} aria-label={t.tokens.revokeNamed(token.name)}>
                {t.tokens.revoke}
              </Button>
            ),
        },
      ]}
    />
  );
};

export const Tokens = ({ tokens }: { tokens: readonly AccessToken[] }) => {
  const { t } = useWords();
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<CreatedAccessToken>();
  const [revoking, setRevoking] = useState<AccessToken>();
  const create = (
    <Button kind="primary" onClick={() => setCreating(true)}>
      <Plus size={16} aria-hidden="true" /> {t.tokens.create}
    </Button>
  );
  return (
    <Stack>
      {tokens.length === 0 ? (
        <EmptyState title={t.tokens.none} action={create}>
          {t.tokens.noneLead}
        </EmptyState>
      ) : (
        <>
          <Row justify="between">
            <Soft small>{t.tokens.how}</Soft>
            {create}
          </Row>
          <TokenTable tokens={tokens} onRevoke={setRevoking} />
        </>
      )}
      {creating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(token) => {
            setCreating(false);
            setMade(token);
          }}
        />
      )}
      {made && (
        <KeyDialog
          secret={made.secret}
          name={made.token.name}
          words={{ title: t.tokens.made(made.token.name), what: t.tokens.token, copy: t.tokens.copy }}
          variable="PORTICO_TOKEN"
          onDone={() => {
            setMade(undefined);
            router.refresh();
          }}
        />
      )}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(undefined)} />}
    </Stack>
  );
};
