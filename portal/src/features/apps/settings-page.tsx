import type { App } from '@portico/client';
import { readTeams } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Facts, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { readApp } from './app-frame.tsx';
import { DeleteApp } from './delete-app.tsx';
import { EditApp } from './edit-app.tsx';
import { HandOverApp } from './hand-over-app.tsx';

/** What who may not change it reads of it. */
const factsOf = (
  { contacts, callbackUrls }: App,
  words: { readonly contacts: string; readonly callbackUrls: string },
): (readonly [string, string])[] => [
  ...(contacts.length > 0 ? [[words.contacts, contacts.join(', ')] as const] : []),
  ...(callbackUrls.length > 0 ? [[words.callbackUrls, callbackUrls.join(', ')] as const] : []),
];

/** Whose an app is, what it is called, for who may change it, and, for who may, giving it to another team and deleting it. */
export const SettingsPage = async ({ appId }: { appId: string }) => {
  const { t } = await readWords();
  const [read, me] = await Promise.all([readApp(appId), readTeams()]);
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  if (!me.ok) return <ProblemPanel problem={me.failure} />;
  const { app, etag } = read.data;
  const { teams } = me.data;
  return (
    <Stack gap="loose">
      <Facts
        facts={[
          [t.apps.team, teams.find(({ id }) => id === app.teamId)?.name ?? t.teams.unknown],
          ...(app.mayChange ? [] : factsOf(app, t.apps)),
        ]}
      />
      {app.mayChange && <EditApp key={`${etag} edit`} app={app} etag={etag} />}
      {app.mayHandOver && <HandOverApp key={etag} app={app} etag={etag} teams={teams} />}
      {app.mayDelete && <DeleteApp key={`${etag} delete`} app={{ id: app.id, name: app.name }} etag={etag} />}
    </Stack>
  );
};
