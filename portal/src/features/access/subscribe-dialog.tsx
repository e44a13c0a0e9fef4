'use client';
import type { App, CreatedApiKey, Plan, Team } from '@portico/client';
import { useCallback, useRef, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner, ProblemPanel } from '../../ui/problem.tsx';
import { useLoaded } from '../../ui/use-loaded.ts';

type Mine = { readonly teams: readonly Team[]; readonly apps: readonly App[] };
type SubscribeProps = {
  api: { slug: string };
  plan: Plan;
  onClose: () => void;
  onCreated: (appId: string, key: CreatedApiKey) => void;
};
const NEW = 'new';

const readMine = async (signal: AbortSignal): Promise<Mine> => {
  const { teams } = await portico.getCurrentUser({ signal });
  const pages = await Promise.all(teams.map(({ id }) => portico.listApps({ teamId: id, limit: 100 }, { signal })));
  return { teams, apps: pages.flatMap(({ items }) => items) };
};

const Form = ({ mine, api, plan, onClose, onCreated }: SubscribeProps & { mine: Mine }) => {
  const { t } = useWords();
  const [choice, setChoice] = useState(mine.apps[0]?.id ?? NEW);
  const [teamId, setTeamId] = useState(mine.teams[0]?.id ?? '');
  const [name, setName] = useState(t.access.appNameDefault);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  // What a failed try already made is used by the next one, not made twice.
  const made = useRef<{ app?: string; subscribed?: boolean }>({});
  const subscribe = async () => {
    setBusy(true);
    const done = await load(async () => {
      if (choice === NEW && !made.current.app) {
        made.current.app = (await portico.createApp({ body: { teamId, name: name.trim() } })).id;
      }
      const appId = choice === NEW ? (made.current.app ?? '') : choice;
      if (!made.current.subscribed)
        await portico.createSubscription({ appId, body: { apiId: api.slug, planId: plan.id } });
      made.current.subscribed = true;
      return {
        appId,
        key: await portico.createApiKey({ appId, body: { name: t.access.keyName, environment: 'live' } }),
      };
    });
    setBusy(false);
    if (done.ok) onCreated(done.data.appId, done.data.key);
    else setFailure(done.failure);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void subscribe();
      }}
    >
      <Stack>
        <Select
          label={t.access.app}
          value={choice}
          onChange={({ target }) => setChoice(target.value)}
          choices={[
            ...mine.apps.map((app) => ({ value: app.id, label: app.name })),
            { value: NEW, label: t.access.newApp },
          ]}
        />
        {choice === NEW && (
          <TextField
            label={t.access.appName}
            value={name}
            required
            maxLength={80}
            onChange={({ target }) => setName(target.value)}
          />
        )}
        {choice === NEW && mine.teams.length > 1 && (
          <Select
            label={t.access.team}
            value={teamId}
            onChange={({ target }) => setTeamId(target.value)}
            choices={mine.teams.map(({ id, name: label }) => ({ value: id, label }))}
          />
        )}
        {failure && <ProblemBanner problem={failure} />}
        <Row justify="end">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t.access.subscribe}
          </Button>
        </Row>
      </Stack>
    </form>
  );
};

export const SubscribeDialog = (props: SubscribeProps) => {
  const { t } = useWords();
  const read = useCallback((signal: AbortSignal) => load<Mine>(() => readMine(signal)), []);
  const { data, failure, reload } = useLoaded<Mine, Failure>(read);
  return (
    <Dialog open onClose={props.onClose} title={t.access.subscribeTitle(props.plan.name)} lead={t.access.subscribeLead}>
      {failure && !data && <ProblemPanel problem={failure} onRetry={() => void reload()} />}
      {!data && !failure && <Skeleton height="8rem" />}
      {data && <Form {...props} mine={data} />}
    </Dialog>
  );
};
