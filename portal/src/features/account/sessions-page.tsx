import { everything } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Sessions } from './sessions.tsx';

export const SessionsPage = async () => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await load(() => everything(clientFor(session).iterateListSessions({ limit: 100 })));
  return (
    <WorkingPage title={t.account.title} lead={t.account.lead}>
      {read.ok ? (
        <Sessions sessions={read.data} currentId={session.sessionId} />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
