import { everything } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Notices } from './notices.tsx';

/** What one was told of one's account. */
export const NoticesPage = async () => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await load(() => everything(clientFor(session).iterateListNotices({ limit: 100 })));
  return (
    <WorkingPage title={t.notices.title} lead={t.notices.lead}>
      {read.ok ? <Notices notices={read.data} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
