'use client';
import type { CreatedApiKey, Plan, Subscription, SubscriptionChanges } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRef, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { PAGE_MAX } from '../../api/everything.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { access } from '../../i18n/messages/access.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Checkbox, Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { type Mine, useMine } from './use-mine.ts';

type SubscribeProps = {
  api: { id: string; slug: string };
  plan: Plan;
  onClose: () => void;
  /** With its first key, where the app had none that works. */
  onDone: (appId: string, key: CreatedApiKey | undefined) => void;
};
type Values = { app: string; name: string; teamId: string; reason: string };
const NEW = 'new';

/** Another plan for what the app has, on the state that is there now: the plan shown was one that was chosen from. */
const changePlan = async ({ appId, id: subscriptionId }: Subscription, body: SubscriptionChanges) => {
  const { headers } = await portico.getSubscription({ appId, subscriptionId }).withResponse();
  await portico.changeSubscription({ appId, subscriptionId, 'If-Match': headers.get('etag') ?? '', body });
};

/** Whether the app has a key that works: it calls what the app is subscribed to, and needs no other. */
const hasKey = async (appId: string): Promise<boolean> =>
  (await portico.listApiKeys({ appId, limit: PAGE_MAX })).items.some(
    ({ status, environment }) => status === 'active' && environment === 'live',
  );

/** App, subscription, key: what a failed try already made is used by the next one, not made twice. */
const useSubscribe = ({ api, plan, onDone, mine }: SubscribeProps & { mine: Mine }) => {
  const t = { access: useWordsOf(access) };
  const made = useRef<{ app?: string; subscribed?: boolean }>({});
  return useAction(
    async ({ app, name, teamId, reason }: Values) => {
      if (app === NEW) made.current.app ??= (await portico.createApp({ body: { teamId, name } })).id;
      const appId = app === NEW ? (made.current.app ?? '') : app;
      const has = mine.held.find((held) => held.app.id === appId)?.subscription;
      if (!made.current.subscribed) {
        const wanted = {
          planId: plan.id,
          ...(reason && { reason }),
          ...(plan.termsVersion !== undefined && { acceptedTerms: plan.termsVersion }),
        };
        if (has?.status === 'active') await changePlan(has, wanted);
        else await portico.createSubscription({ appId, body: { apiId: api.slug, ...wanted } });
      }
      made.current.subscribed = true;
      // What is asked for works when it is approved: its key is made then, or is there.
      if (plan.approval === 'owner' || (app !== NEW && (await hasKey(appId)))) return { appId, key: undefined };
      const key = await portico.createApiKey({ appId, body: { name: t.access.keyName, environment: 'live' } });
      return { appId, key };
    },
    ({ appId, key }) => {
      renew('mine', 'callers');
      onDone(appId, key);
    },
  );
};

/** What is agreed to, to be read where it is agreed to. */
const PlanTerms = ({ plan, agreed, onAgree }: { plan: Plan; agreed: boolean; onAgree: (agreed: boolean) => void }) => {
  const t = { access: useWordsOf(access) };
  return (
    <Stack gap="tight">
      <TextArea label={t.access.terms} rows={6} readOnly value={plan.terms ?? ''} />
      <Checkbox
        required
        label={t.access.agree(plan.name)}
        checked={agreed}
        onChange={({ target }) => onAgree(target.checked)}
      />
    </Stack>
  );
};

const SubscribeForm = ({ mine, ...props }: SubscribeProps & { mine: Mine }) => {
  const t = { access: useWordsOf(access) };
  const { run, busy, failure } = useSubscribe({ ...props, mine });
  // An app has one plan of an API: one that has another changes it.
  const kept = mine.held.filter(({ subscription }) => subscription.status !== 'rejected');
  const planOf = new Map(kept.map(({ app, subscription }) => [app.id, subscription.planId]));
  const working = new Set(kept.filter(({ subscription }) => subscription.status === 'active').map(({ app }) => app.id));
  // One that has this plan and is to have no other has nothing to choose.
  const settled = new Set(
    kept
      .filter(({ subscription }) => subscription.planId === props.plan.id && !subscription.nextPlanId)
      .map(({ app }) => app.id),
  );
  const fields = useFields(
    { ...FORM_SCHEMAS.NewApp, ...FORM_SCHEMAS.NewSubscription },
    {
      app: mine.apps.find(({ id }) => !planOf.has(id))?.id ?? NEW,
      name: t.access.appNameDefault,
      teamId: mine.teams[0]?.id ?? '',
      reason: '',
    },
    failure,
  );
  const isNew = fields.value('app') === NEW;
  const asks = props.plan.approval === 'owner';
  const begins = isNew ? t.access.subscribe : t.access.subscribeApp;
  const submit = planOf.has(fields.value('app')) ? t.access.changePlan : begins;
  const [agreed, setAgreed] = useState(false);
  return (
    <Form
      fields={fields}
      onSend={run}
      busy={busy}
      ready={props.plan.terms === undefined || agreed}
      submit={asks ? t.access.ask : submit}
      onCancel={props.onClose}
    >
      <Select
        label={t.access.app}
        {...fields.field('app')}
        choices={[
          ...mine.apps.map(({ id, name }) => {
            const plan = planOf.get(id);
            const label = plan ? t.access.hasAlready(name, plan) : name;
            return { value: id, label, disabled: settled.has(id) || (plan !== undefined && !working.has(id)) };
          }),
          { value: NEW, label: t.access.newApp },
        ]}
      />
      {isNew && <TextField label={t.access.appName} {...fields.field('name')} />}
      {isNew && mine.teams.length > 1 && (
        <Select
          label={t.access.team}
          {...fields.field('teamId')}
          choices={mine.teams.map(({ id, name: label }) => ({ value: id, label }))}
        />
      )}
      {planOf.has(fields.value('app')) && <Soft small>{t.access.smallerLater}</Soft>}
      {asks && <TextArea label={t.access.why} rows={3} optional {...fields.field('reason')} />}
      {props.plan.terms !== undefined && <PlanTerms plan={props.plan} agreed={agreed} onAgree={setAgreed} />}
    </Form>
  );
};

export const SubscribeDialog = (props: SubscribeProps) => {
  const t = { access: useWordsOf(access) };
  const { data, failure, reload } = useMine(props.api.id, true);
  return (
    <Dialog open onClose={props.onClose} title={t.access.subscribeTitle(props.plan.name)} lead={t.access.subscribeLead}>
      {failure && !data && <ProblemPanel problem={failure} onRetry={reload} />}
      {!data && !failure && <Skeleton height="8rem" />}
      {data && <SubscribeForm {...props} mine={data} />}
    </Dialog>
  );
};
