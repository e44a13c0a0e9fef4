'use client';
import type { AccessRequest } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

const TONES = { pending: 'warn', approved: 'ok', rejected: 'danger', withdrawn: undefined } as const;

type Acts = {
  busy: string | undefined;
  onApprove: (request: AccessRequest) => void;
  onReject: (request: AccessRequest) => void;
};

/** Yes or no; of one's own, who decides it. */
const Decide = ({ request, busy, onApprove, onReject }: Acts & { request: AccessRequest }) => {
  const { t } = useWords();
  const { id, appName, apiName, mayDecide } = request;
  if (!mayDecide) return <Soft small>{t.approvals.own}</Soft>;
  return (
    <Row justify="end">
      <Button small aria-label={t.approvals.rejectNamed(appName, apiName)} onClick={() => onReject(request)}>
        {t.approvals.reject}
      </Button>
      <Button
        small
        kind="primary"
        busy={busy === id}
        aria-label={t.approvals.approveNamed(appName, apiName)}
        onClick={() => onApprove(request)}
      >
        {t.approvals.approve}
      </Button>
    </Row>
  );
};

const Decision = ({ request: { status, decidedBy, decidedAt, decisionReason } }: { request: AccessRequest }) => {
  const { t, f } = useWords();
  return (
    <Stack gap="tight">
      <Row>
        <Badge tone={TONES[status]}>{t.approvals.statuses[status]}</Badge>
      </Row>
      {decidedBy && decidedAt && <Soft small>{t.approvals.by(decidedBy, f.dateTime(decidedAt))}</Soft>}
      {decisionReason && <Soft small>{decisionReason}</Soft>}
    </Stack>
  );
};

/** Requests for access, each with what decides it. */
export const Requests = ({ requests, decided }: { requests: readonly AccessRequest[]; decided: boolean }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const [rejecting, setRejecting] = useState<AccessRequest>();
  const [busy, setBusy] = useState<string>();
  const approve = useAction(
    (request: AccessRequest) => portico.approveAccessRequest({ accessRequestId: request.id }),
    ({ appName }) => {
      say(t.approvals.approved(appName));
      router.refresh();
    },
  );
  if (requests.length === 0)
    return <EmptyState title={decided ? t.approvals.noneDecided : t.approvals.none}>{t.approvals.noneLead}</EmptyState>;
  const onApprove = async (request: AccessRequest) => {
    setBusy(request.id);
    await approve.run(request);
    setBusy(undefined);
  };
  return (
    <Stack>
      {approve.failure && <ProblemBanner problem={approve.failure} />}
      <FilterTable
        label={t.approvals.title}
        rows={requests}
        keyOf={({ id }) => id}
        words={({ appName, apiName, askedBy, teamName, planId }) =>
          `${appName} ${apiName} ${askedBy} ${teamName} ${planId}`
        }
        columns={[
          {
            head: t.approvals.asks,
            cell: ({ appName, askedBy, teamName }) => (
              <Stack gap="tight">
                {appName}
                <Soft small>{t.approvals.askedBy(askedBy, teamName)}</Soft>
              </Stack>
            ),
            sort: ({ appName }) => appName,
          },
          {
            head: t.approvals.for,
            cell: ({ apiSlug, apiName }) => <Link href={`/apis/${apiSlug}`}>{apiName}</Link>,
            sort: ({ apiName }) => apiName,
          },
          {
            head: t.approvals.plan,
            cell: ({ planId, fromPlanId }) => (
              <Stack gap="tight">
                {planId}
                {fromPlanId && <Soft small>{t.approvals.from(fromPlanId)}</Soft>}
              </Stack>
            ),
            sort: ({ planId }) => planId,
          },
          { head: t.approvals.why, cell: ({ reason }) => reason ?? '–' },
          { head: t.approvals.since, cell: ({ askedAt }) => f.dateTime(askedAt), sort: ({ askedAt }) => askedAt },
          decided
            ? { head: t.common.status, cell: (request) => <Decision request={request} />, sort: ({ status }) => status }
            : {
                head: t.common.actions,
                actions: true,
                cell: (request) => (
                  <Decide
                    request={request}
                    busy={busy}
                    onApprove={(one) => void onApprove(one)}
                    onReject={setRejecting}
                  />
                ),
              },
        ]}
      />
      {rejecting && (
        <ReasonDialog
          title={t.approvals.rejectTitle(rejecting.appName)}
          lead={t.approvals.rejectLead}
          submit={t.approvals.reject}
          act={(reason) => portico.rejectAccessRequest({ accessRequestId: rejecting.id, body: { reason } })}
          onClose={() => setRejecting(undefined)}
          onDone={() => {
            say(t.approvals.rejected(rejecting.appName));
            setRejecting(undefined);
            router.refresh();
          }}
        />
      )}
    </Stack>
  );
};
