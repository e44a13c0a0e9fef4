import { load } from '../../api/failure.ts';
import { readTeams, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import card from '../../parts/api-card.module.css';
import { CardList } from '../../ui/card-list.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Card, Page, PageHead, Soft } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { CreateApp } from './create-app.tsx';

const readApps = () =>
  load(async () => {
    const client = await userClient();
    const { teams } = await client.getCurrentUser();
    const pages = await Promise.all(teams.map(({ id }) => client.listApps({ teamId: id, limit: 100 })));
    return teams.flatMap((team, index) => (pages[index]?.items ?? []).map((app) => ({ app, team })));
  });

export const AppsPage = async ({ createNow }: { createNow: boolean }) => {
  const { t, f } = await readWords();
  const [me, read] = await Promise.all([readTeams(), readApps()]);
  const teams = me.ok ? me.data.teams : [];
  return (
    <Page>
      <PageHead title={t.apps.title} lead={t.apps.lead}>
        {teams.length > 0 && <CreateApp teams={teams} openNow={createNow} />}
      </PageHead>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && <EmptyState title={t.apps.none}>{t.apps.noneLead}</EmptyState>}
      {read.ok && read.data.length > 0 && (
        <CardList label={t.apps.title}>
          {read.data.map(({ app, team }) => (
            <Card as="li" linked key={app.id}>
              <h2 className={card.name}>
                <Link href={`/apps/${app.id}`}>{app.name}</Link>
              </h2>
              {app.description && <p className={card.summary}>{app.description}</p>}
              <Soft small>
                {team.name} · {f.date(app.createdAt)}
              </Soft>
            </Card>
          ))}
        </CardList>
      )}
    </Page>
  );
};
