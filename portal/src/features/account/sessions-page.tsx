import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Card, Soft, Stack, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Security } from './security.tsx';
import { Sessions } from './sessions.tsx';

export const SessionsPage = async () => {
  const { t } = await readWords();
  const session = await requireSession();
  const client = clientFor(session);
  const [read, security] = await Promise.all([
    load(() => everything(client.iterateListSessions({ limit: PAGE_MAX }))),
    load(() => client.getSecurity()),
  ]);
  return (
    <WorkingPage title={t.account.title} lead={t.account.lead}>
      <Card as="section" label={t.account.security}>
        <h2>{t.account.security}</h2>
        {security.ok ? (
          <Security security={security.data} email={session.user.email} />
        ) : (
          <ProblemPanel problem={security.failure} />
        )}
      </Card>
      <Stack>
        <div>
          <h2>{t.account.sessions}</h2>
          <Soft small>{t.account.sessionsLead}</Soft>
        </div>
        {read.ok ? (
          <Sessions sessions={read.data} currentId={session.sessionId} />
        ) : (
          <ProblemPanel problem={read.failure} />
        )}
      </Stack>
    </WorkingPage>
  );
};
