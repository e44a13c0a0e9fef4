'use client';
import type { Plan } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { EditPlanDialog } from './edit-plan.tsx';

const ArchiveButton = ({ plan: { id, name } }: { plan: Plan }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      small
      label={t.planAdmin.archive}
      named={t.planAdmin.archiveNamed(name)}
      confirm={t.planAdmin.archive}
      title={t.planAdmin.archiveTitle(name)}
      lead={t.planAdmin.archiveLead}
      act={() => portico.archivePlan({ planId: id })}
      onDone={() => {
        say(t.planAdmin.archivedSaid(name));
        router.refresh();
      }}
    />
  );
};

const RestoreButton = ({ plan: { id: planId, name } }: { plan: Plan }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    async () => {
      const { headers } = await portico.getPlan({ planId }).withResponse();
      return portico.updatePlan({ planId, 'If-Match': headers.get('etag') ?? '', body: { archived: false } });
    },
    () => {
      say(t.planAdmin.made(name));
      router.refresh();
    },
  );
  return (
    <Stack gap="tight">
      <Row justify="end">
        <Button small busy={busy} aria-label={t.planAdmin.restoreNamed(name)} onClick={() => void run()}>
          {t.planAdmin.restore}
        </Button>
      </Row>
      {failure && <ProblemBanner problem={failure} />}
    </Stack>
  );
};

/** All plans, offered or archived. */
export const PlanTable = ({ plans }: { plans: readonly Plan[] }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const [editing, setEditing] = useState<Plan>();
  return (
    <>
      <FilterTable
        label={t.planAdmin.title}
        rows={plans}
        keyOf={({ id }) => id}
        words={({ id, name, summary }) => `${id} ${name} ${summary}`}
        columns={[
          {
            head: t.common.name,
            cell: ({ name, summary }) => (
              <Stack gap="tight">
                {name}
                <Soft small>{summary}</Soft>
              </Stack>
            ),
            sort: ({ name }) => name,
          },
          {
            head: t.planAdmin.limits,
            cell: ({ requestsPerSecond, burst, requestsPerMonth, requestsPerDay, operationRates, limitsPer }) => (
              <Stack gap="tight">
                {t.planAdmin.perSecond(f.number(requestsPerSecond), f.number(burst))}
                <Soft
                  small
                >{`${t.planAdmin.perMonth(f.number(requestsPerMonth))} · ${t.access.limitsPer[limitsPer]}`}</Soft>
                {requestsPerDay !== undefined && <Soft small>{t.planAdmin.perDay(f.number(requestsPerDay))}</Soft>}
                {operationRates && operationRates.length > 0 && (
                  <Soft small>{t.planAdmin.ratesOf(operationRates.length)}</Soft>
                )}
              </Stack>
            ),
            sort: ({ requestsPerSecond }) => requestsPerSecond,
          },
          {
            head: t.planAdmin.priceHead,
            cell: ({ priceCentsPerMonth }) => (priceCentsPerMonth === 0 ? t.access.free : f.money(priceCentsPerMonth)),
            sort: ({ priceCentsPerMonth }) => priceCentsPerMonth,
          },
          {
            head: t.planAdmin.approval,
            cell: ({ approval, termsVersion }) => (
              <Stack gap="tight">
                {t.planAdmin.approvals[approval]}
                {termsVersion !== undefined && <Soft small>{t.planAdmin.termsVersion(termsVersion)}</Soft>}
              </Stack>
            ),
            sort: ({ approval }) => approval,
          },
          {
            head: t.common.status,
            cell: ({ archivedAt }) => (
              <Badge tone={archivedAt ? undefined : 'ok'}>
                {archivedAt ? t.planAdmin.archived : t.planAdmin.offered}
              </Badge>
            ),
            sort: ({ archivedAt = '' }) => archivedAt,
          },
          {
            head: t.common.actions,
            actions: true,
            cell: (plan) =>
              plan.archivedAt ? (
                <RestoreButton plan={plan} />
              ) : (
                <Row justify="end">
                  <Button small aria-label={t.planAdmin.editNamed(plan.name)} onClick={() => setEditing(plan)}>
                    {t.planAdmin.edit}
                  </Button>
                  <ArchiveButton plan={plan} />
                </Row>
              ),
          },
        ]}
      />
      {editing && (
        <EditPlanDialog
          plan={editing}
          onClose={() => setEditing(undefined)}
          onDone={({ name }) => {
            say(t.planAdmin.changed(name));
            setEditing(undefined);
            renew('plan');
            router.refresh();
          }}
        />
      )}
    </>
  );
};
