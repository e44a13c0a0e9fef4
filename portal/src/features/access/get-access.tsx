'use client';
import type { CodeSample, CreatedApiKey, Plan } from '@portico/client';
import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { signInPath } from '../../api/return-to.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { access } from '../../i18n/messages/access.ts';
import { KeyDialog } from '../../parts/key-dialog.tsx';
import { PlanCard } from '../../parts/plan-card.tsx';
import { Button, LinkButton, PlainLinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import { MySubscriptions } from './my-subscriptions.tsx';
import { SubscribeDialog } from './subscribe-dialog.tsx';
import { type Held, useMine } from './use-mine.ts';

type GetAccessProps = {
  api: { id: string; slug: string; name: string };
  plans: readonly Plan[];
  call: CodeSample | undefined;
  signedIn: boolean;
};

type OfferProps = { plan: Plan; held: readonly Held[]; primary: boolean; signedIn: boolean; onChoose: () => void };

/** A plan with the one thing to do about it: sign in, choose it, or manage what one has. */
const Offer = ({ plan, held, primary, signedIn, onChoose }: OfferProps) => {
  const t = { access: useWordsOf(access) };
  const path = usePathname();
  const [mine] = held.filter(({ subscription }) => subscription.planId === plan.id);
  const kind = primary ? 'primary' : undefined;
  return (
    <PlanCard plan={plan}>
      {mine && (
        <Row justify="between">
          <Badge tone="ok">{t.access.has(mine.app.name)}</Badge>
          <LinkButton small href={`/apps/${mine.app.id}/subscriptions`} aria-label={t.access.manageNamed(plan.name)}>
            {t.access.manage}
          </LinkButton>
        </Row>
      )}
      {signedIn ? (
        <Button kind={kind} onClick={onChoose}>
          {t.access.choose(plan.name)}
        </Button>
      ) : (
        <PlainLinkButton kind={kind} href={signInPath(path)}>
          {t.access.signInFirst}
        </PlainLinkButton>
      )}
    </PlanCard>
  );
};

export const GetAccess = ({ api, plans, call, signedIn }: GetAccessProps) => {
  const t = { access: useWordsOf(access) };
  const router = useRouter();
  const mine = useMine(api.id, signedIn);
  const held = mine.data?.held ?? [];
  const [plan, setPlan] = useState<Plan>();
  const [created, setCreated] = useState<{ appId: string; key: CreatedApiKey }>();
  return (
    <Stack gap="loose">
      <MySubscriptions held={held} />
      <Stack>
        <p>{t.access.lead}</p>
        <CardList label={t.access.plansTitle}>
          {plans.map((offer, place) => (
            <Offer
              key={offer.id}
              plan={offer}
              held={held}
              // One act stands out: the cheapest plan, until one has any.
              primary={place === 0 && held.length === 0}
              signedIn={signedIn}
              onChoose={() => setPlan(offer)}
            />
          ))}
        </CardList>
      </Stack>
      {plan && (
        <SubscribeDialog
          api={api}
          plan={plan}
          onClose={() => setPlan(undefined)}
          onDone={(appId, key) => {
            setPlan(undefined);
            if (key) setCreated({ appId, key });
            else say(plan.approval === 'owner' ? t.access.asked(plan.name) : t.access.subscribedWith(plan.name));
          }}
        />
      )}
      {created && (
        <KeyDialog
          secret={created.key.secret}
          call={call}
          name={api.slug}
          onDone={() => {
            setCreated(undefined);
            router.push(`/apps/${created.appId}`);
          }}
        />
      )}
    </Stack>
  );
};
