import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { chosenOf } from './range.ts';
import { Usage } from './usage.tsx';
import { UsageFilters } from './usage-filters.tsx';

const readApps = () =>
  load(async () => {
    const client = await userClient();
    const apps = await everything(client.iterateListApps({ limit: PAGE_MAX }));
    return apps.map(({ id, name }) => ({ id, name }));
  });

type UsageAsked = {
  appId: string | undefined;
  range: string | undefined;
  from: string | undefined;
  to: string | undefined;
};

export const UsagePage = async ({ appId, ...asked }: UsageAsked) => {
  const { t } = await readWords();
  const read = await readApps();
  const apps = read.ok ? read.data : [];
  const app = apps.find(({ id }) => id === appId) ?? apps[0];
  const chosen = chosenOf(asked);
  return (
    <WorkingPage
      title={t.usage.title}
      lead={t.usage.lead}
      filters={app && <UsageFilters apps={apps} appId={app.id} chosen={chosen} />}
    >
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && !app && (
        <EmptyState
          title={t.usage.noApps}
          action={
            <LinkButton kind="primary" href="/apps?new=1">
              {t.usage.createApp}
            </LinkButton>
          }
        />
      )}
      {app && <Usage key={app.id} appId={app.id} chosen={chosen} />}
    </WorkingPage>
  );
};
