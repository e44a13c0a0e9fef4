'use client';
import type { SignUpRequest } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { say } from '../../ui/toasts.tsx';

/** Who waits longest comes first; to refuse somebody is asked again, for their account goes. */
export const Requests = ({ requests }: { requests: readonly SignUpRequest[] }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const [refusing, setRefusing] = useState<SignUpRequest>();
  const { run, busy, failure } = useAction(
    ({ id }: SignUpRequest, letIn: boolean) => portico.decideSignUpRequest({ requestId: id, body: { letIn } }),
    (_, { name }, letIn) => {
      setRefusing(undefined);
      say(letIn ? t.signUp.wasLetIn(name) : t.signUp.wasRefused(name));
      router.refresh();
    },
  );
  if (requests.length === 0) return <Soft small>{t.signUp.nobody}</Soft>;
  return (
    <Stack>
      {failure && !refusing && <ProblemBanner problem={failure} />}
      <Table
        label={t.signUp.waiting}
        rows={requests}
        keyOf={({ id }) => id}
        columns={[
          { head: t.common.name, cell: ({ name }) => name },
          { head: t.signUp.email, cell: ({ email }) => email, long: true },
          { head: t.signUp.since, cell: ({ createdAt }) => f.dateTime(createdAt) },
          {
            head: t.common.actions,
            actions: true,
            cell: (request) => (
              <Row>
                <Button small kind="primary" busy={busy} onClick={() => void run(request, true)}>
                  {t.signUp.letIn}
                </Button>
                <Button small onClick={() => setRefusing(request)}>
                  {t.signUp.refuse}
                </Button>
              </Row>
            ),
          },
        ]}
      />
      <ConfirmDialog
        open={refusing !== undefined}
        title={t.signUp.refuseTitle(refusing?.name ?? '')}
        lead={t.signUp.refuseLead}
        confirm={t.signUp.refuse}
        busy={busy}
        onConfirm={() => refusing && void run(refusing, false)}
        onClose={() => setRefusing(undefined)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </Stack>
  );
};
