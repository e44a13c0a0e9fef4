import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { EmptyState } from '../../ui/feedback.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { CreateTeam } from './create-team.tsx';
import { TeamTable } from './team-table.tsx';

/** The teams of the reader. */
export const TeamsPage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const read = await load(() => everything(client.iterateListTeams({ limit: PAGE_MAX })));
  return (
    <WorkingPage title={t.teams.title} lead={t.teams.lead} actions={<CreateTeam />}>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && <EmptyState title={t.teams.none}>{t.teams.noneLead}</EmptyState>}
      {read.ok && read.data.length > 0 && <TeamTable teams={read.data} />}
    </WorkingPage>
  );
};
