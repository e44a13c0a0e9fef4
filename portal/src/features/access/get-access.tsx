'use client';
import type { CreatedApiKey, Plan } from '@portico/client';
import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { KeyDialog } from '../../parts/key-dialog.tsx';
import { PlanCard } from '../../parts/plan-card.tsx';
import { Button, PlainLinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Stack } from '../../ui/layout.tsx';
import { MySubscriptions } from './my-subscriptions.tsx';
import { SubscribeDialog } from './subscribe-dialog.tsx';

type GetAccessProps = {
  api: { id: string; slug: string; name: string };
  plans: readonly Plan[];
  callUrl: string;
  signedIn: boolean;
};

export const GetAccess = ({ api, plans, callUrl, signedIn }: GetAccessProps) => {
  const { t } = useWords();
  const path = usePathname();
  const router = useRouter();
  const [plan, setPlan] = useState<Plan>();
  const [created, setCreated] = useState<{ appId: string; key: CreatedApiKey }>();
  return (
    <Stack gap="loose">
      {signedIn && <MySubscriptions apiId={api.id} />}
      <Stack>
        <p>{t.access.lead}</p>
        <CardList label={t.access.plansTitle}>
          {plans.map((offer) => (
            <PlanCard key={offer.id} plan={offer}>
              {signedIn ? (
                <Button kind="primary" onClick={() => setPlan(offer)}>
                  {t.access.choose(offer.name)}
                </Button>
              ) : (
                <PlainLinkButton kind="primary" href={`/auth/sign-in?returnTo=${encodeURIComponent(path)}`}>
                  {t.access.signInFirst}
                </PlainLinkButton>
              )}
            </PlanCard>
          ))}
        </CardList>
      </Stack>
      {plan && (
        <SubscribeDialog
          api={api}
          plan={plan}
          onClose={() => setPlan(undefined)}
          onCreated={(appId, key) => {
            setPlan(undefined);
            setCreated({ appId, key });
          }}
        />
      )}
      {created && (
        <KeyDialog
          secret={created.key.secret}
          callUrl={callUrl}
          fileName={api.slug}
          onDone={() => {
            setCreated(undefined);
            router.push(`/apps/${created.appId}`);
          }}
        />
      )}
    </Stack>
  );
};
