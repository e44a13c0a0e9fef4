'use client';
import type { AccessToken, AccessTokenScope, CreatedAccessToken } from '@portico/client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { KeyDialog } from '../../parts/key-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { spelledScope } from './spelled-scope.ts';

const TONES = { active: 'ok', expired: 'warn', revoked: 'danger' } as const;

const RevokeButton = ({ token: { id, name } }: { token: AccessToken }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      small
      label={t.tokens.revoke}
      named={t.tokens.revokeNamed(name)}
      title={t.tokens.revokeTitle(name)}
      lead={t.tokens.revokeLead}
      act={() => portico.revokeAccessToken({ tokenId: id })}
      onDone={() => {
        say(t.tokens.revoked(name));
        router.refresh();
      }}
    />
  );
};

const TokenTable = ({ tokens }: { tokens: readonly AccessToken[] }) => {
  const { t, f } = useWords();
  const spelled = (scope: AccessTokenScope) => spelledScope(t, scope);
  return (
    <FilterTable
      label={t.tokens.title}
      rows={tokens}
      keyOf={({ id }) => id}
      words={({ name, scopes }) => `${name} ${scopes.map(spelled).join(' ')}`}
      columns={[
        { head: t.common.name, cell: ({ name }) => name, sort: ({ name }) => name },
        { head: t.tokens.token, cell: ({ lastFour }) => <Mono whole>{`ptk_pat_…${lastFour}`}</Mono> },
        { head: t.tokens.scopes, cell: ({ scopes }) => scopes.map(spelled).join(', '), long: true },
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
          cell: (token) => token.status === 'active' && <RevokeButton token={token} />,
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
          <TokenTable tokens={tokens} />
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
          words={{ title: t.tokens.made(made.token.name), ...t.tokens.once }}
          variable="PORTICO_TOKEN"
          onDone={() => {
            setMade(undefined);
            router.refresh();
          }}
        />
      )}
    </Stack>
  );
};
