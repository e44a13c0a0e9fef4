import { readTeams } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Page, PageHead } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Wizard } from './wizard.tsx';

type NewApiProps = { importId: string | undefined; slug: string | undefined; version: string | undefined };

export const NewApiPage = async ({ importId, slug, version }: NewApiProps) => {
  const { t } = await readWords();
  const me = await readTeams();
  return (
    <Page>
      <PageHead title={t.publish.wizardTitle} lead={t.publish.wizardLead} />
      {me.ok ? (
        <Wizard
          teams={me.data.teams}
          admin={me.data.user.roles.includes('admin')}
          importId={importId}
          draft={slug && version ? { slug, version } : undefined}
        />
      ) : (
        <ProblemPanel problem={me.failure} />
      )}
    </Page>
  );
};
