'use client';
import type { AgentGrant } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Mono, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

const EndButton = ({ agent: { id, clientName } }: { agent: AgentGrant }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      small
      label={t.agentAccess.revoke}
      named={t.agentAccess.revokeNamed(clientName)}
      title={t.agentAccess.revokeTitle(clientName)}
      lead={t.agentAccess.revokeLead}
      act={() => portico.revokeAgentGrant({ grantId: id })}
      onDone={() => {
        say(t.agentAccess.revoked(clientName));
        router.refresh();
      }}
    />
  );
};

/** Which agents act for the reader, each at one MCP server. */
export const Agents = ({ agents }: { agents: readonly AgentGrant[] }) => {
  const { t, f } = useWords();
  return (
    <Stack>
      <h2>{t.agentAccess.agents}</h2>
      <Soft small>{t.agentAccess.agentsLead}</Soft>
      {agents.length === 0 ? (
        <p>{t.agentAccess.none}</p>
      ) : (
        <FilterTable
          label={t.agentAccess.agents}
          rows={agents}
          keyOf={({ id }) => id}
          words={({ clientName, server }) => `${clientName} ${server}`}
          columns={[
            {
              head: t.agentAccess.client,
              cell: ({ clientName, clientHost }) => (clientHost ? `${clientName} · ${clientHost}` : clientName),
              sort: ({ clientName }) => clientName,
            },
            { head: t.agentAccess.server, cell: ({ server }) => <Mono>{server}</Mono>, long: true },
            {
              head: t.agentAccess.since,
              cell: ({ createdAt }) => f.date(createdAt),
              sort: ({ createdAt }) => createdAt,
            },
            {
              head: t.tokens.lastUsed,
              cell: ({ lastUsedAt, lastUsedFrom }) =>
                lastUsedAt ? `${f.dateTime(lastUsedAt)} · ${lastUsedFrom}` : t.tokens.never,
              sort: ({ lastUsedAt = '' }) => lastUsedAt,
            },
            { head: t.tokens.expires, cell: ({ expiresAt }) => f.date(expiresAt), sort: ({ expiresAt }) => expiresAt },
            { head: t.common.actions, actions: true, cell: (agent) => <EndButton agent={agent} /> },
          ]}
        />
      )}
    </Stack>
  );
};
