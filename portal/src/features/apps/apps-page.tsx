import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { readTeams, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { EmptyState } from '../../ui/feedback.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AppTable } from './app-table.tsx';
import { CreateApp } from './create-app.tsx';

const readApps = () =>
  load(async () => {
    const client = await userClient();
    const [{ teams }, apps] = await Promise.all([
      client.getCurrentUser(),
      everything(client.iterateListApps({ limit: PAGE_MAX })),
    ]);
    const names = new Map(teams.map(({ id, name }) => [id, name]));
    return apps.map((app) => ({ ...app, teamName: names.get(app.teamId) ?? '' }));
  });

export const AppsPage = async ({ createNow }: { createNow: boolean }) => {
  const { t } = await readWords();
  const [me, read] = await Promise.all([readTeams(), readApps()]);
  const teams = me.ok ? me.data.teams : [];
  return (
    <WorkingPage
      title={t.apps.title}
      lead={t.apps.lead}
      actions={teams.length > 0 && <CreateApp teams={teams} openNow={createNow} />}
    >
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && <EmptyState title={t.apps.none}>{t.apps.noneLead}</EmptyState>}
      {read.ok && read.data.length > 0 && <AppTable apps={read.data} />}
    </WorkingPage>
  );
};
