import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { StaleKeys } from './stale-keys.tsx';

const PAGE = 50;

/** Keys of the whole deployment that nobody seems to need. */
export const StaleKeysPage = async () => {
  const { t } = await readWords();
  const read = await load(async () => (await userClient()).listStaleKeys({ limit: PAGE }));
  return (
    <WorkingPage title={t.administration.staleKeys} lead={t.administration.staleKeysLead}>
      {read.ok ? <StaleKeys first={read.data} pageSize={PAGE} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
