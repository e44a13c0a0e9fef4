'use client';
import type { StaleKey, StaleKeyPage } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

export const StaleKeys = ({ first, pageSize }: { first: StaleKeyPage; pageSize: number }) => {
  const { t, f } = useWords();
  const words = t.administration;
  const [keys, setKeys] = useState<readonly StaleKey[]>(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const more = useAction(
    () => portico.listStaleKeys({ limit: pageSize, ...(cursor !== undefined && { cursor }) }),
    (page) => {
      setKeys((known) => [...known, ...page.items]);
      setCursor(page.nextCursor);
    },
  );
  if (keys.length === 0 && cursor === undefined)
    return <EmptyState title={words.noStaleKeys}>{words.noStaleKeysLead}</EmptyState>;
  return (
    <Stack>
      <FilterTable
        label={words.staleKeys}
        rows={keys}
        keyOf={({ key }) => key.id}
        words={({ key, appName, teamName }) => `${key.name} ${appName} ${teamName}`}
        columns={[
          {
            head: t.common.name,
            cell: ({ key: { name, prefix, lastFour } }) => (
              <Stack gap="tight">
                {name}
                <Mono whole>{`${prefix}…${lastFour}`}</Mono>
              </Stack>
            ),
            sort: ({ key }) => key.name,
          },
          {
            head: t.subscribers.app,
            cell: ({ appName, teamName }) => (
              <Stack gap="tight">
                {appName}
                <Soft small>{teamName}</Soft>
              </Stack>
            ),
            sort: ({ appName }) => appName,
          },
          {
            head: t.apps.lastUsed,
            cell: ({ key: { lastUsedAt } }) => (lastUsedAt ? f.date(lastUsedAt) : t.apps.lastUsedNever),
            sort: ({ key: { lastUsedAt = '' } }) => lastUsedAt,
          },
          {
            head: words.since,
            cell: ({ key: { createdAt } }) => f.date(createdAt),
            sort: ({ key: { createdAt } }) => createdAt,
          },
          {
            head: t.common.actions,
            actions: true,
            cell: ({ key: { id, appId, name } }) => (
              <ConfirmButton
                small
                label={t.apps.revoke}
                named={t.apps.revokeNamed(name)}
                title={t.apps.revokeTitle(name)}
                lead={t.apps.revokeLead}
                act={() => portico.revokeApiKey({ appId, keyId: id })}
                onDone={() => {
                  setKeys((known) => known.filter(({ key }) => key.id !== id));
                  say(t.apps.revoked(name));
                }}
              />
            ),
          },
        ]}
      />
      {more.failure && <ProblemBanner problem={more.failure} />}
      {cursor !== undefined && (
        <Row justify="end">
          <Button small busy={more.busy} onClick={() => void more.run()}>
            {t.users.more}
          </Button>
        </Row>
      )}
    </Stack>
  );
};
