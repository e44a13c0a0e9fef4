'use client';
import type { AgentRequest, AgentServer, App, DecidedAgentRequest, FoundAgentRequest } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { Card, Facts, Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

const ENVIRONMENTS = ['live', 'test'] as const;
type Environment = (typeof ENVIRONMENTS)[number];

/** Whether an answer leads where the request said; whatever else it says, nobody is led there. */
const leadsTo = (redirectUrl: string, { redirectUri }: AgentRequest): boolean => {
  const [answer, asked] = [new URL(redirectUrl), new URL(redirectUri)];
  return answer.protocol === asked.protocol && answer.host === asked.host && answer.pathname === asked.pathname;
};

type Asked = {
  readonly request: AgentRequest;
  readonly found: FoundAgentRequest;
  readonly server: AgentServer;
  /** Whose calls they may be; none, at the portal's own server. */
  readonly apps: readonly App[];
};

const What = ({ found, server }: Pick<Asked, 'found' | 'server'>) => {
  const { t } = useWords();
  const { clientName, clientHost, redirectHost, loopback } = found;
  return (
    <>
      <Facts
        facts={[
          [t.agentAccess.client, clientName],
          [
            t.agentAccess.goesTo,
            <span key="host">
              <Mono>{redirectHost}</Mono>
              {loopback && ` (${t.agentAccess.thisMachine})`}
            </span>,
          ],
          [t.agentAccess.server, <Mono key="server">{server.resource}</Mono>],
        ]}
      />
      <p>{server.apiId === undefined ? t.agentAccess.mayPortal : t.agentAccess.mayApi(server.name)}</p>
      <Banner
        tone={clientHost === undefined ? 'warn' : 'info'}
        title={clientHost === undefined ? t.agentAccess.unproven : t.agentAccess.known(clientHost)}
      >
        <p>{t.agentAccess.warning}</p>
      </Banner>
    </>
  );
};

/** What asks, where its answer goes and what it may use: let in or refused. */
export const AgentDecision = ({ request, found, server, apps }: Asked) => {
  const { t } = useWords();
  const [appId, setAppId] = useState(apps[0]?.id);
  const [environment, setEnvironment] = useState<Environment>('live');
  const decide = (approve: boolean) =>
    portico.decideAgentRequest({
      body: { request, approve, ...(approve && appId !== undefined && { appId, environment }) },
    });
  const followed = ({ redirectUrl }: DecidedAgentRequest) => {
    if (leadsTo(redirectUrl, request)) window.location.replace(redirectUrl);
  };
  const { run, busy, failure } = useAction(decide, followed);
  return (
    <Card label={found.clientName}>
      <Stack>
        <What found={found} server={server} />
        {appId !== undefined && (
          <>
            <Select
              label={t.agentAccess.app}
              value={appId}
              onChange={({ target }) => setAppId(target.value)}
              choices={apps.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select
              label={t.agentAccess.environment}
              value={environment}
              onChange={({ target }) => setEnvironment(target.value === 'test' ? 'test' : 'live')}
              choices={ENVIRONMENTS.map((value) => ({ value, label: t.apps.environments[value] }))}
            />
          </>
        )}
        <Soft small>{t.agentAccess.untilHint}</Soft>
        {failure && <ProblemBanner problem={failure} />}
        <Row>
          <Button kind="primary" busy={busy} onClick={() => void run(true)}>
            {t.agentAccess.approve}
          </Button>
          <Button busy={busy} onClick={() => void run(false)}>
            {t.agentAccess.refuse}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
};
