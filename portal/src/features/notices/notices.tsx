'use client';
import type { Notice } from '@portico/client';
import { useEffect } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { deviceName } from '../../parts/device-name.ts';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';

/** They are seen by being looked at; what was new stays marked as long as one looks. */
export const Notices = ({ notices }: { notices: readonly Notice[] }) => {
  const { t, f } = useWords();
  const [newest] = notices;
  const upTo = newest && !newest.seen ? newest.id : undefined;
  useEffect(() => {
    // Whoever cannot be told now is told again by the next look.
    if (upTo !== undefined) void portico.seeNotices({ body: { upTo } }).catch(() => {});
  }, [upTo]);
  if (!newest) return <EmptyState title={t.notices.none}>{t.notices.noneLead}</EmptyState>;
  return (
    <Stack>
      <Table
        label={t.notices.title}
        rows={notices}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t.notices.what,
            cell: ({ kind, seen, name, appId }) => (
              <Stack gap="tight">
                <Row>
                  {t.notices.kinds[kind]}
                  {!seen && <Badge tone="accent">{t.notices.fresh}</Badge>}
                </Row>
                {name && (appId ? <Link href={`/apps/${appId}/keys`}>{name}</Link> : <Soft small>{name}</Soft>)}
              </Stack>
            ),
          },
          { head: t.account.device, cell: ({ device }) => deviceName(device) ?? t.account.unknown },
          { head: t.account.place, cell: (notice) => f.place(notice) ?? '–' },
          { head: t.notices.when, cell: ({ at }) => f.dateTime(at) },
        ]}
      />
      <Soft small>
        {t.notices.notYou} <Link href="/account/sessions">{t.account.title}</Link>
      </Soft>
    </Stack>
  );
};
