import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Subscriptions } from './subscriptions.tsx';

export const SubscriptionsPage = async ({ appId }: { appId: string }) => {
  const { t } = await readWords();
  const client = await userClient();
  const read = await load(() => everything(client.iterateListSubscriptions({ appId, limit: PAGE_MAX })));
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  if (read.data.length === 0) {
    return (
      <EmptyState
        title={t.apps.noSubscriptions}
        action={
          <LinkButton kind="primary" href="/apis">
            {t.apps.findApi}
          </LinkButton>
        }
      />
    );
  }
  return <Subscriptions subscriptions={read.data} />;
};
