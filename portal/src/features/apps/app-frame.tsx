import { notFound } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page, PageHead, Row } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { TabLinks } from '../../ui/tabs.tsx';

export const readApp = cache((appId: string) =>
  load(async () => {
    const { data, headers } = await (await userClient()).getApp({ appId }).withResponse();
    return { app: data, etag: headers.get('etag') ?? '' };
  }),
);

export const AppFrame = async ({ appId, children }: { appId: string; children: ReactNode }) => {
  const { t } = await readWords();
  await userClient();
  const read = await readApp(appId);
  if (isAbsent(read)) notFound();
  if (!read.ok) {
    return (
      <Page>
        <ProblemPanel problem={read.failure} />
      </Page>
    );
  }
  const { id, name, description } = read.data.app;
  const { tabs } = t.apps;
  return (
    <Page>
      <PageHead title={name} lead={description}>
        <Row>
          <LinkButton href={`/tests?app=${id}`}>{t.apps.openTests}</LinkButton>
          <LinkButton href="/apis">{t.apps.findApi}</LinkButton>
        </Row>
      </PageHead>
      <TabLinks
        label={tabs.label}
        tabs={[
          [`/apps/${id}`, tabs.keys],
          [`/apps/${id}/subscriptions`, tabs.subscriptions],
          [`/usage?app=${id}`, tabs.usage],
          [`/apps/${id}/settings`, tabs.settings],
        ]}
      />
      {children}
    </Page>
  );
};
