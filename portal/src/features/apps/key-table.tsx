'use client';
import type { ApiKey } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

const TONES = { active: 'ok', expired: 'warn', revoked: 'danger' } as const;
const MINUTE_MILLISECONDS = 60_000;

/** The reader's clock once a minute; nothing yet where the server writes the page. */
const useMinutes = (): number | undefined => {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const Ends = ({ at, now }: { at: string; now: number | undefined }) => {
  const { t, f } = useWords();
  return (
    <Badge tone="warn">{t.apps.endsAway(now === undefined ? f.dateTime(at) : f.away(Date.parse(at) - now))}</Badge>
  );
};

type StateProps = { apiKey: ApiKey; successor: ApiKey | undefined; now: number | undefined };

/** What becomes of a key; of one that is rotated also whether somebody still uses it. */
const KeyState = ({ apiKey, successor, now }: StateProps) => {
  const { t } = useWords();
  const { status, expiresAt, replacedBy, lastUsedAt, stale, reportedAt, reportedWhere } = apiKey;
  if (status === 'active' && reportedAt && expiresAt)
    return (
      <Stack gap="tight">
        <Row>
          <Badge tone="danger">{t.apps.reported}</Badge>
          <Ends at={expiresAt} now={now} />
        </Row>
        <Soft small>{t.apps.reportedLead(reportedWhere)}</Soft>
      </Stack>
    );
  if (status === 'active' && replacedBy && expiresAt) {
    const used = successor !== undefined && (lastUsedAt ?? '') > successor.createdAt;
    return (
      <Stack gap="tight">
        <Row>
          <Ends at={expiresAt} now={now} />
        </Row>
        <Soft small>{used ? t.apps.stillUsed : t.apps.notUsed}</Soft>
      </Stack>
    );
  }
  return (
    <Stack gap="tight">
      <Row>
        <Badge tone={TONES[status]}>{t.apps.statuses[status]}</Badge>
      </Row>
      {stale && <Soft small>{lastUsedAt ? t.apps.stale : t.apps.staleNever}</Soft>}
    </Stack>
  );
};

const LastUse = ({ apiKey: { lastUsedAt, lastUsedFrom } }: { apiKey: ApiKey }) => {
  const { t, f } = useWords();
  if (!lastUsedAt) return t.apps.lastUsedNever;
  return (
    <Stack gap="tight">
      {f.dateTime(lastUsedAt)}
      <Soft small>
        <Mono>{lastUsedFrom}</Mono>
      </Soft>
    </Stack>
  );
};

/** Ends a key; how it was last used is told before. */
const EndButton = ({ apiKey }: { apiKey: ApiKey }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const { id, appId, name, replacedBy, lastUsedAt, lastUsedFrom = '' } = apiKey;
  const used = lastUsedAt ? ` ${t.apps.lastUse(f.dateTime(lastUsedAt), lastUsedFrom)}` : '';
  return (
    <ConfirmButton
      small
      label={replacedBy ? t.apps.endNow : t.apps.revoke}
      named={replacedBy ? t.apps.endNowNamed(name) : t.apps.revokeNamed(name)}
      confirm={t.apps.revoke}
      title={t.apps.revokeTitle(name)}
      lead={t.apps.revokeLead + used}
      act={() => portico.revokeApiKey({ appId, keyId: id })}
      onDone={() => {
        say(t.apps.revoked(name));
        router.refresh();
      }}
    />
  );
};

type OnRotate = { onRotate: (key: ApiKey) => void };

const Acts = ({ apiKey, onRotate }: OnRotate & { apiKey: ApiKey }) => {
  const { t } = useWords();
  const { name, status, replacedBy } = apiKey;
  if (status !== 'active') return null;
  return (
    <Row justify="end">
      {!replacedBy && (
        <Button small onClick={() => onRotate(apiKey)} aria-label={t.apps.rotateNamed(name)}>
          {t.apps.rotate}
        </Button>
      )}
      <EndButton apiKey={apiKey} />
    </Row>
  );
};

export const KeyTable = ({ keys, onRotate }: OnRotate & { keys: readonly ApiKey[] }) => {
  const { t, f } = useWords();
  const now = useMinutes();
  return (
    <FilterTable
      label={t.apps.tabs.keys}
      rows={keys}
      keyOf={({ id }) => id}
      words={({ name, prefix, lastFour }) => `${name} ${prefix} ${lastFour}`}
      columns={[
        {
          head: t.common.name,
          cell: ({ name, allowedAddresses, scopes }) => (
            <Stack gap="tight">
              {name}
              {scopes && <Soft small>{t.apps.scopesOf(scopes.join(', '))}</Soft>}
              {allowedAddresses && <Soft small>{t.apps.addressesOf(allowedAddresses.join(', '))}</Soft>}
            </Stack>
          ),
          sort: ({ name }) => name,
        },
        {
          head: t.apps.key,
          cell: ({ prefix, lastFour, createdAt }) => (
            <Stack gap="tight">
              <Mono whole>{`${prefix}…${lastFour}`}</Mono>
              <Soft small>{t.apps.createdOn(f.date(createdAt))}</Soft>
            </Stack>
          ),
          sort: ({ createdAt }) => createdAt,
        },
        {
          head: t.common.status,
          cell: (key) => <KeyState apiKey={key} successor={keys.find(({ id }) => id === key.replacedBy)} now={now} />,
          sort: ({ status }) => status,
        },
        {
          head: t.apps.lastUsed,
          cell: (key) => <LastUse apiKey={key} />,
          sort: ({ lastUsedAt = '' }) => lastUsedAt,
        },
        {
          head: t.apps.expires,
          cell: ({ expiresAt }) => (expiresAt ? f.date(expiresAt) : t.apps.expiresNever),
          // What never expires comes after all that does.
          sort: ({ expiresAt = '9' }) => expiresAt,
        },
        { head: t.common.actions, actions: true, cell: (key) => <Acts apiKey={key} onRotate={onRotate} /> },
      ]}
    />
  );
};
