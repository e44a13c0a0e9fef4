'use client';
import type { AuditAction } from '@portico/client';
import { AUDIT_ACTIONS } from '@portico/client/audit-actions';
import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { SegmentLinks } from '../../ui/tabs.tsx';
import { type AuditFilter, DAYS, hrefOf } from './audit-filter.ts';

/** What happened, since when; of whom and to what is chosen at an entry, and given up here. */
export const AuditFilters = ({ filter }: { filter: AuditFilter }) => {
  const { t } = useWords();
  const router = useRouter();
  const { action, days, ...chosen } = filter;
  const since = days === undefined ? {} : { days };
  return (
    <>
      <Select
        inline
        label={t.audit.action}
        value={action ?? ''}
        onChange={({ target }) => {
          const wanted = AUDIT_ACTIONS.find((known): known is AuditAction => known === target.value);
          router.push(hrefOf({ ...chosen, ...since, ...(wanted && { action: wanted }) }));
        }}
        choices={[
          { value: '', label: t.audit.everything },
          ...AUDIT_ACTIONS.map((value) => ({ value, label: t.audit.actions[value] })),
        ]}
      />
      <SegmentLinks
        label={t.audit.since}
        links={[
          ...DAYS.map((count) => ({
            href: hrefOf({ ...chosen, ...(action && { action }), days: count }),
            text: t.audit.days(count),
            current: days === count,
          })),
          {
            href: hrefOf({ ...chosen, ...(action && { action }) }),
            text: t.audit.always,
            current: days === undefined,
          },
        ]}
      />
      {(chosen.actorId || chosen.entityId) && (
        <LinkButton small href={hrefOf({ ...since, ...(action && { action }) })}>
          <X size={14} aria-hidden="true" />
          {chosen.entityId ? t.audit.onlyThing(chosen.entityId) : t.audit.onlyPerson(chosen.actorId ?? '')}
        </LinkButton>
      )}
    </>
  );
};
