import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { TeamDirectory } from './team-directory.tsx';

const PAGE = 50;

/** Every team of the deployment. */
export const TeamDirectoryPage = async () => {
  const { t } = await readWords();
  const read = await load(async () => (await userClient()).listTeamDirectory({ limit: PAGE }));
  return (
    <WorkingPage title={t.administration.teams} lead={t.administration.teamsLead}>
      {read.ok ? <TeamDirectory first={read.data} pageSize={PAGE} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
