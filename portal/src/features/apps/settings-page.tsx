import { readTeams } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Facts, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { readApp } from './app-frame.tsx';
import { HandOverApp } from './hand-over-app.tsx';

/** Whose an app is, and, for who may, giving it to another team. */
export const SettingsPage = async ({ appId }: { appId: string }) => {
  const { t } = await readWords();
  const [read, me] = await Promise.all([readApp(appId), readTeams()]);
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  if (!me.ok) return <ProblemPanel problem={me.failure} />;
  const { app, etag } = read.data;
  const { teams } = me.data;
  return (
    <Stack gap="loose">
      <Facts facts={[[t.apps.team, teams.find(({ id }) => id === app.teamId)?.name ?? t.teams.unknown]]} />
      {app.mayHandOver && <HandOverApp key={etag} app={app} etag={etag} teams={teams} />}
    </Stack>
  );
};
