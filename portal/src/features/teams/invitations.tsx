'use client';
import type { Invitation } from '@portico/client';
import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { InviteDialog } from './invite-dialog.tsx';

const TONES = { sending: 'info', sent: 'ok', failed: 'danger' } as const;

const RevokeButton = ({ teamId, invitation: { id, email } }: { teamId: string; invitation: Invitation }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      small
      label={t.teams.revoke}
      named={t.teams.revokeNamed(email)}
      title={t.teams.revokeTitle(email)}
      lead={t.teams.revokeLead}
      act={() => portico.revokeInvitation({ teamId, invitationId: id })}
      onDone={() => {
        say(t.teams.revoked(email));
        router.refresh();
      }}
    />
  );
};

type TableProps = {
  teamId: string;
  invitations: readonly Invitation[];
  /** The one whose mail is being sent again. */
  resending: string | undefined;
  onResend: (invitation: Invitation) => void;
};

const InvitationTable = ({ teamId, invitations, resending, onResend }: TableProps) => {
  const { t, f } = useWords();
  return (
    <FilterTable
      label={t.teams.invitations}
      rows={invitations}
      keyOf={({ id }) => id}
      words={({ email, role }) => `${email} ${t.teams.roles[role]}`}
      columns={[
        { head: t.teams.email, cell: ({ email }) => email, long: true, sort: ({ email }) => email },
        { head: t.teams.memberRole, cell: ({ role }) => t.teams.roles[role], sort: ({ role }) => t.teams.roles[role] },
        { head: t.teams.mail, cell: ({ mail }) => <Badge tone={TONES[mail]}>{t.teams.mails[mail]}</Badge> },
        {
          head: t.teams.expires,
          cell: ({ status, expiresAt }) =>
            status === 'expired' ? <Badge tone="warn">{t.teams.expired}</Badge> : f.dateTime(expiresAt),
          sort: ({ expiresAt }) => expiresAt,
        },
        {
          head: t.common.actions,
          actions: true,
          cell: (invitation) => (
            <Row justify="end">
              <Button
                small
                busy={resending === invitation.id}
                onClick={() => onResend(invitation)}
                aria-label={t.teams.resendNamed(invitation.email)}
              >
                {t.teams.resend}
              </Button>
              <RevokeButton teamId={teamId} invitation={invitation} />
            </Row>
          ),
        },
      ]}
    />
  );
};

const LOOK_MILLISECONDS = 3_000;

/** Looks again for as long as a mail is on its way: that ends, sent or not. */
const useMailsFollowed = (invitations: readonly Invitation[]) => {
  const router = useRouter();
  const sending = invitations.some(({ mail }) => mail === 'sending');
  useEffect(() => {
    if (!sending) return;
    const timer = setInterval(() => router.refresh(), LOOK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [sending, router]);
};

type InvitationsProps = { teamId: string; invitations: readonly Invitation[]; openNow: boolean };

/** Who is invited, and whether the mail went out; inviting, sending again, revoking. */
export const Invitations = ({ teamId, invitations, openNow }: InvitationsProps) => {
  const { t } = useWords();
  const router = useRouter();
  useMailsFollowed(invitations);
  const [inviting, setInviting] = useState(openNow);
  const [resending, setResending] = useState<string>();
  const { run, busy, failure } = useAction(
    ({ id }: Invitation) => portico.resendInvitation({ teamId, invitationId: id }),
    ({ email }) => {
      say(t.teams.resent(email));
      router.refresh();
    },
  );
  const invite = (
    <Button kind="primary" onClick={() => setInviting(true)}>
      <UserPlus size={16} aria-hidden="true" /> {t.teams.invite}
    </Button>
  );
  return (
    <Stack>
      <Row justify="between">
        <h2>{t.teams.invitations}</h2>
        {invitations.length > 0 && invite}
      </Row>
      {failure && <ProblemBanner problem={failure} />}
      {invitations.length === 0 ? (
        <EmptyState title={t.teams.noInvitations} action={invite} />
      ) : (
        <InvitationTable
          teamId={teamId}
          invitations={invitations}
          resending={busy ? resending : undefined}
          onResend={(invitation) => {
            if (busy) return;
            setResending(invitation.id);
            void run(invitation);
          }}
        />
      )}
      {inviting && (
        <InviteDialog
          teamId={teamId}
          onClose={() => setInviting(false)}
          onSent={(email) => {
            setInviting(false);
            say(t.teams.invited(email));
            router.refresh();
          }}
        />
      )}
    </Stack>
  );
};
