import type { AgentRequest, FoundAgentRequest } from '@portico/client';
import { readCallers } from '../../api/callers.ts';
import { type Failure, load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton, PlainLinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Page, PageHead, Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AgentDecision } from './agent-decision.tsx';

type Search = Readonly<Record<string, string | string[] | undefined>>;

const PARAMETERS = {
  responseType: 'response_type',
  codeChallenge: 'code_challenge',
  codeChallengeMethod: 'code_challenge_method',
  resource: 'resource',
  state: 'state',
} as const satisfies Partial<Record<keyof AgentRequest, string>>;

/** What a client asks for; nothing, where the address says something twice (RFC 6749 3.1) or not who asks. */
const requestOf = (search: Search): AgentRequest | undefined => {
  const { client_id: clientId, redirect_uri: redirectUri } = search;
  if (typeof clientId !== 'string' || typeof redirectUri !== 'string' || !clientId || !redirectUri) return undefined;
  const rest: Partial<Record<keyof typeof PARAMETERS, string>> = {};
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const value = search[parameter];
    if (Array.isArray(value)) return undefined;
    // The names are those of PARAMETERS.
    if (value) rest[name as keyof typeof PARAMETERS] = value;
  }
  return { clientId, redirectUri, ...rest };
};

/** Why nothing is granted. Nobody is sent on by an address alone: who reads this goes back by themselves. */
const Refused = async ({ found: { error, redirectUrl, redirectHost } }: { found: FoundAgentRequest }) => {
  const { t } = await readWords();
  return (
    <Stack>
      <Banner tone="warn" title={t.agentAccess.wrong} role="alert">
        {error && <p>{t.agentAccess.errors[error]}</p>}
      </Banner>
      <Row>
        {redirectUrl && <PlainLinkButton href={redirectUrl}>{t.agentAccess.back(redirectHost)}</PlainLinkButton>}
      </Row>
    </Stack>
  );
};

const Malformed = async ({ failure }: { failure: Failure | undefined }) => {
  const { t } = await readWords();
  // Who asks is not proven: what is said of that says all.
  if (failure?.status === 400) return <ProblemPanel problem={{ ...failure, code: undefined, errors: undefined }} />;
  if (failure) return <ProblemPanel problem={failure} />;
  return (
    <Banner tone="warn" title={t.agentAccess.wrong} role="alert">
      <p>{t.agentAccess.twice}</p>
    </Banner>
  );
};

const NoApp = async ({ resource }: { resource: string }) => {
  const { t } = await readWords();
  const [reference = ''] = resource.slice(resource.lastIndexOf('/') + 1).split('@');
  return (
    <Stack>
      <Banner tone="warn" title={t.agentAccess.noApp} role="alert">
        <p>{t.agentAccess.noAppLead}</p>
      </Banner>
      <Row>
        <LinkButton href={`/apis/${encodeURIComponent(reference)}`}>{t.agentAccess.toApi}</LinkButton>
      </Row>
    </Stack>
  );
};

const Asked = async ({ request }: { request: AgentRequest }) => {
  const client = clientFor(await requireSession());
  const read = await load(() => client.findAgentRequest({ body: request }));
  if (!read.ok) return <Malformed failure={read.failure} />;
  const { server, error } = read.data;
  if (error || !server) return <Refused found={read.data} />;
  const { apiId } = server;
  if (apiId === undefined) return <AgentDecision request={request} found={read.data} server={server} apps={[]} />;
  const apps = await load(() => readCallers(client, apiId));
  if (!apps.ok) return <ProblemPanel problem={apps.failure} />;
  if (apps.data.length === 0) return <NoApp resource={server.resource} />;
  return <AgentDecision request={request} found={read.data} server={server} apps={apps.data} />;
};

/** Where somebody lets an agent use an MCP server for them, or not. */
export const AgentRequestPage = async ({ search }: { search: Search }) => {
  const { t } = await readWords();
  await requireSession();
  const request = requestOf(search);
  return (
    <Page narrow>
      <PageHead title={t.agentAccess.title} lead={t.agentAccess.lead} />
      {request ? <Asked request={request} /> : <Malformed failure={undefined} />}
    </Page>
  );
};
