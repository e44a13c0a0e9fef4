import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { isRange } from './range.ts';
import { Usage } from './usage.tsx';

const readApps = () =>
  load(async () => {
    const client = await userClient();
    const { teams } = await client.getCurrentUser();
    const pages = await Promise.all(teams.map(({ id }) => client.listApps({ teamId: id, limit: 100 })));
    return pages.flatMap(({ items }) => items.map(({ id, name }) => ({ id, name })));
  });

export const UsagePage = async ({ appId, range }: { appId: string | undefined; range: string | undefined }) => {
  const { t } = await readWords();
  const read = await readApps();
  const apps = read.ok ? read.data : [];
  const chosen = apps.find(({ id }) => id === appId) ?? apps[0];
  return (
    <Page>
      <PageHead title={t.usage.title} lead={t.usage.lead} />
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && !chosen && (
        <EmptyState
          title={t.usage.noApps}
          action={
            <LinkButton kind="primary" href="/apps?new=1">
              {t.usage.createApp}
            </LinkButton>
          }
        />
      )}
      {chosen && <Usage key={chosen.id} apps={apps} appId={chosen.id} range={isRange(range) ? range : '1h'} />}
    </Page>
  );
};
