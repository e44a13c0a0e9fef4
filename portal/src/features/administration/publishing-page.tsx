import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { RulesForm } from '../../parts/rules-form.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';

/** What publishing asks of every API. */
export const PublishingPage = async () => {
  const { t } = await readWords();
  const read = await load(async () => (await userClient()).getPublishingRules().withResponse());
  return (
    <WorkingPage title={t.publishing.title}>
      {read.ok ? (
        <RulesForm
          key={read.data.headers.get('etag')}
          rules={read.data.data}
          etag={read.data.headers.get('etag') ?? ''}
        />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
