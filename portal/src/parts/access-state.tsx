import { readMySubscriptions } from '../api/my-subscriptions.ts';
import { readPlans } from '../api/plans.ts';
import { readWords } from '../i18n/server.ts';
import { LinkButton } from '../ui/button.tsx';

/** The one thing to do about access to an API: get it, or look after what one has. */
export const AccessState = async ({ api, hasVersion }: { api: { id: string; slug: string }; hasVersion: boolean }) => {
  const { t } = await readWords();
  const [mine] = await readMySubscriptions(api.id);
  if (!mine) {
    if (!hasVersion) return null;
    return (
      <LinkButton kind="primary" href={`/apis/${api.slug}/plans`}>
        {t.catalogue.getAccess}
      </LinkButton>
    );
  }
  const { app, subscription } = mine;
  const { status } = subscription;
  const plans = await readPlans(api.id);
  const plan = plans.ok ? plans.data.find(({ id }) => id === subscription.planId)?.name : undefined;
  return (
    <LinkButton href={`/apps/${app.id}/subscriptions`}>
      {t.catalogue.subscribed(status === 'active' ? undefined : t.access.statuses[status], plan ?? subscription.planId)}
    </LinkButton>
  );
};
