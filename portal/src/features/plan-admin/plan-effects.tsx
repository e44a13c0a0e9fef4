'use client';
import type { PlanPreview, PlanUse } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';

import { Banner } from '../../ui/feedback.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';

const UseTable = ({ most }: { most: readonly PlanUse[] }) => {
  const { t, f } = useWords();
  const byDay = most.some(({ today }) => today > 0);
  return (
    <Table
      label={t.planAdmin.overTable}
      rows={most}
      keyOf={({ appId, apiId }) => `${appId} ${apiId}`}
      columns={[
        { head: t.planAdmin.app, cell: ({ appName }) => appName },
        { head: t.planAdmin.api, cell: ({ apiName }) => apiName },
        { head: t.planAdmin.thisMonth, number: true, cell: ({ thisMonth }) => f.number(thisMonth) },
        ...(byDay ? [{ head: t.planAdmin.today, number: true, cell: ({ today }: PlanUse) => f.number(today) }] : []),
      ]}
    />
  );
};

/** What a change means for who has the plan, before it is made. */
export const PlanEffects = ({ preview }: { preview: PlanPreview }) => {
  const { t, f } = useWords();
  const { subscribers, waiting, leaving, arriving, more, smaller, over, most } = preview;
  const count = more ? t.planAdmin.atLeast(f.number(subscribers)) : f.number(subscribers);
  const others = [
    waiting > 0 && t.planAdmin.waiting(waiting),
    leaving > 0 && t.planAdmin.leaving(leaving),
    arriving > 0 && t.planAdmin.arriving(arriving),
  ].filter((line) => line !== false);
  return (
    <Stack gap="tight">
      <Banner
        tone={over > 0 ? 'danger' : smaller.length > 0 ? 'warn' : 'info'}
        role="status"
        title={over > 0 ? t.planAdmin.over(over) : t.planAdmin.holdsFor(count, subscribers)}
      >
        {over > 0 && <p>{t.planAdmin.holdsFor(count, subscribers)}</p>}
        {smaller.length > 0 && (
          <p>{t.planAdmin.smaller(smaller.map((name) => t.planAdmin.limitNames[name]).join(', '))}</p>
        )}
        {others.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Banner>
      {most.length > 0 && <UseTable most={most} />}
    </Stack>
  );
};
