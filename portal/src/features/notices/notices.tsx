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

/** Where one looks at what it is about. */
const pageOf = ({ kind, appId, apiSlug }: Notice): string | undefined => {
  if (apiSlug) return kind.startsWith('source-') ? `/publish/${apiSlug}/source` : `/apis/${apiSlug}/versions`;
  return appId && `/apps/${appId}/${kind === 'key-reported' ? 'keys' : 'subscriptions'}`;
};

/** How a version ends, and what of an app that concerns. */
const Ending = ({ notice: { deprecation, operations } }: { notice: Notice }) => {
  const { t, f } = useWords();
  const { deprecatedAt, sunsetAt, successor, note, brownouts = [] } = deprecation ?? {};
  const lines = [
    deprecatedAt && t.notices.deprecatedAt(f.dateTime(deprecatedAt)),
    sunsetAt && t.notices.sunsetAt(f.dateTime(sunsetAt)),
    ...brownouts.map(({ startsAt, minutes }) => t.notices.brownout(f.dateTime(startsAt), f.number(minutes))),
    successor && t.notices.successor(successor),
    note,
    operations && t.notices.operations(operations.join(', ')),
  ];
  return lines.map(
    (line) =>
      line && (
        <Soft small key={line}>
          {line}
        </Soft>
      ),
  );
};

const What = ({ notice }: { notice: Notice }) => {
  const { t } = useWords();
  const { kind, seen, name, version, reason, subject, text } = notice;
  const page = pageOf(notice);
  const about = [name, version].filter(Boolean).join(' ');
  return (
    <Stack gap="tight">
      <Row>
        {t.notices.kinds[kind]}
        {!seen && <Badge tone="accent">{t.notices.fresh}</Badge>}
      </Row>
      {about && (page ? <Link href={page}>{about}</Link> : <Soft small>{about}</Soft>)}
      {subject && <strong>{subject}</strong>}
      {text?.split('\n').map((line, index) => line.trim() && <p key={`${index} ${line}`}>{line}</p>)}
      <Ending notice={notice} />
      {reason && <Soft small>{t.notices.reason(reason)}</Soft>}
    </Stack>
  );
};

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
            cell: (notice) => <What notice={notice} />,
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
