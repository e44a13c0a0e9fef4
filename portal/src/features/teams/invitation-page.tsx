import type { FoundInvitation } from '@portico/client';
import { type Failure, load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Card, Facts, Page, PageHead, Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AcceptInvitation } from './accept-invitation.tsx';

/** Why it cannot be accepted, and what to do about it. */
const Refused = async ({ failure, email }: { failure: Failure; email: string }) => {
  const { t } = await readWords();
  if (failure.code === 'invitation-for-another')
    return (
      <Stack>
        <Banner tone="warn" title={t.teams.forAnother(email)} role="alert">
          <p>{t.teams.forAnotherLead}</p>
        </Banner>
        <form action="/auth/sign-out" method="post">
          <Button kind="primary" type="submit">
            {t.header.signOut}
          </Button>
        </form>
      </Stack>
    );
  if (failure.status !== 404 && failure.status !== 400) return <ProblemPanel problem={failure} />;
  return (
    <Stack>
      <Banner tone="warn" title={t.teams.notValid} role="alert">
        <p>{t.teams.notValidLead}</p>
      </Banner>
      <Row>
        <LinkButton href="/teams">{t.teams.toTeams}</LinkButton>
      </Row>
    </Stack>
  );
};

const Found = async ({ invitation, secret }: { invitation: FoundInvitation; secret: string }) => {
  const { t, f } = await readWords();
  const { role, expiresAt } = invitation;
  return (
    <Card>
      <Stack>
        <Facts
          facts={[
            [t.teams.invitationAs, `${t.teams.roles[role]}: ${t.teams.may[role]}`],
            [t.teams.expires, f.dateTime(expiresAt)],
          ]}
        />
        <AcceptInvitation secret={secret} />
      </Stack>
    </Card>
  );
};

/** Where the link in the mail leads: whoever is signed in sees what the invitation is to, and accepts it. */
export const InvitationPage = async ({ secret }: { secret: string }) => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await load(() => clientFor(session).findInvitation({ body: { secret } }));
  const { teamName, invitedBy } = read.ok ? read.data : {};
  return (
    <Page narrow>
      <PageHead
        title={teamName === undefined ? t.teams.invitationTitle : t.teams.invitationTo(teamName)}
        lead={invitedBy && t.teams.invitationBy(invitedBy)}
      />
      {read.ok ? (
        <Found invitation={read.data} secret={secret} />
      ) : (
        <Refused failure={read.failure} email={session.user.email} />
      )}
    </Page>
  );
};
