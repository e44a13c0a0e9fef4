import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type AgentGrantItem,
  type AppItem,
  accessibleApp,
  audited,
  CHANGED,
  clearPlaces,
  given,
  type Places,
  portalName,
  stillAccessible,
  takePlace,
  untilUnchanged,
  visibleApi,
  writeTogether,
} from '@portico/data';
import { createId, createToken, hashSecret, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import { type AgentClient, type AgentClients, unknownClient } from './agent-clients.ts';
import { isInForce, toldOfAgent } from './agent-grants.ts';
import { CODE_SECONDS, GRANT_SECONDS } from './agent-items.ts';
import type { Dependencies } from './dependencies.ts';
import { hostIn, isLoopback, isSaid } from './redirect-uris.ts';
import { later } from './session-items.ts';

/** Agents that act for one person. */
const AGENTS_MAX = 50;
const STATE_LENGTH_MAX = 2048;
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;
/** An API as its MCP server is called: by id or slug, and a version of it. */
const REFERENCE = /^([0-9a-z_-]{2,48})(?:@[0-9A-Za-z][0-9A-Za-z.+_-]{0,63})?$/;

type Server = Total<Schema<'AgentServer'>>;
type Judged = {
  readonly client: AgentClient;
  readonly server: Server | undefined;
  readonly error: 'invalid_request' | 'unsupported_response_type' | 'invalid_target' | undefined;
};

const written = (body: Schema<'AgentRequest'>) =>
  ({
    clientId: body.clientId,
    redirectUri: body.redirectUri,
    responseType: body.responseType,
    codeChallenge: body.codeChallenge,
    codeChallengeMethod: body.codeChallengeMethod,
    resource: body.resource,
    state: body.state,
  }) satisfies Written<'AgentRequest'>;
type Request = ReturnType<typeof written>;

/** Where the servers are that agents may use. */
export type AgentPlaces = { readonly portalUrl: string; readonly apiUrl: string };

/** What clients ask people for at the authorization endpoint (RFC 6749 4.1.1, with RFC 7636, 8707 and 9207). */
export const agentRequests = (
  { data, now, portalUrl, apiUrl }: Pick<Dependencies, 'data' | 'now'> & AgentPlaces,
  clients: AgentClients,
) => {
  const placesOf = (holderId: string): Places => ({ holderId, kind: 'agents' });
  const own = `${portalUrl}/mcp`;

  /** Where the browser tells the client; whoever reads it knows which server says so (RFC 9207). */
  const redirectTo = ({ redirectUri, state }: Request, more: Readonly<Record<string, string>>): string => {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries({ ...more, ...given({ state }), iss: portalUrl }))
      url.searchParams.append(name, value);
    return url.href;
  };

  /** The MCP server of a resource indicator, if there is one that the person may see. */
  const serverOf = async (principal: Principal, resource = own): Promise<Server | undefined> => {
    if (resource === own || resource === `${own}/me`)
      return { resource, name: await portalName(data), apiId: undefined };
    const below = `${apiUrl}/mcp/`;
    const [, reference] = resource.startsWith(below) ? (REFERENCE.exec(resource.slice(below.length)) ?? []) : [];
    const api = reference === undefined ? undefined : await visibleApi(data, principal, reference);
    if (!api) return undefined;
    const { apiId, name } = api;
    const served = (await data.entities.mcpServer.get({ apiId }).go()).data?.enabled !== false;
    return served ? { resource, name, apiId } : undefined;
  };

  /** Refuses what may not even be told where it came from; of the rest, what it is told. */
  const judge = async (principal: Principal, asked: Request): Promise<Judged> => {
    const client = await clients.read(asked.clientId);
    if (!isSaid(asked.redirectUri, client.redirectUris))
      throw unknownClient(phrase`The client did not say that it waits at this address.`);
    const { responseType, codeChallenge = '', codeChallengeMethod, resource, state = '' } = asked;
    if (responseType !== 'code') return { client, server: undefined, error: 'unsupported_response_type' };
    if (codeChallengeMethod !== 'S256' || !CHALLENGE.test(codeChallenge) || state.length > STATE_LENGTH_MAX)
      return { client, server: undefined, error: 'invalid_request' };
    const server = await serverOf(principal, resource);
    return { client, server, error: server ? undefined : 'invalid_target' };
  };

  const stillThere = async (ids: readonly string[]): Promise<readonly string[]> => {
    const at = now();
    const { data: found } = await data.entities.agentGrant
      .get(ids.map((grantId) => ({ grantId })))
      .go({ consistent: true });
    const waits = ({ redeemedAt, codeExpiresAt }: AgentGrantItem) =>
      redeemedAt === undefined && codeExpiresAt > at.toISOString();
    return found.filter((item) => isInForce(item, at) || waits(item)).map(({ grantId }) => grantId);
  };

  /** Whose calls an API's server makes: those of an app that the person may try out. */
  const requireApp = async (principal: Principal, appId: string | undefined): Promise<AppItem> => {
    const app = appId === undefined ? undefined : await accessibleApp(data, principal, appId, 'app.try');
    if (app) return app;
    throw new Problem('invalid-request', undefined, {
      errors: [{ pointer: '/appId', words: phrase`is needed for an API’s server, and one that you may try out` }],
    });
  };

  type Wanted = { readonly server: Server; readonly client: AgentClient; readonly app: AppItem | undefined };
  const newGrant = (
    { userId }: Principal,
    asked: Request,
    { server, client, app }: Wanted,
    environment: 'live' | 'test',
  ) => {
    const at = now();
    const grantId = createId('agentGrant', at);
    const code = grantId.slice(4) + createToken();
    const expiresAt = later(at, GRANT_SECONDS).toISOString();
    const item: AgentGrantItem = {
      ...{ grantId, userId, clientId: asked.clientId, clientName: client.name, resource: server.resource },
      ...given({ apiId: server.apiId, appId: app?.appId }),
      ...(app && { environment }),
      ...{ redirectUri: asked.redirectUri, challenge: asked.codeChallenge ?? '', codeHash: hashSecret(code) },
      ...{ codeExpiresAt: later(at, CODE_SECONDS).toISOString(), seed: createToken(), generation: 0, accesses: [] },
      ...{ createdAt: at.toISOString(), expiresAt },
      expiresAtSeconds: Math.ceil(Date.parse(expiresAt) / 1000),
    };
    return { item, code, at };
  };

  const granted = (principal: Principal, asked: Request, wanted: Wanted, environment: 'live' | 'test') =>
    untilUnchanged(async () => {
      const { item, code, at } = newGrant(principal, asked, wanted, environment);
      const { app } = wanted;
      const refused = await writeTogether(data, (items) => ({
        grant: items.agentGrant.create(item).commit(),
        app: app && stillAccessible(items, principal, 'app.try', app),
        place: takePlace(items, placesOf(principal.userId), item.grantId, AGENTS_MAX),
        audit: audited(items, {
          ...toldOfAgent(item, at),
          action: 'agent.approve',
          after: { server: item.resource, appId: item.appId, client: item.clientId },
        }),
      }));
      if (refused === 'place' && !(await clearPlaces(data, placesOf(principal.userId), stillThere)))
        throw new Problem('limit-reached', phrase`A person has ${AGENTS_MAX} agents at most; revoke one first.`);
      return refused ? CHANGED : { redirectUrl: redirectTo(asked, { code }) };
    });

  return {
    async find(principal: Principal, body: Schema<'AgentRequest'>): Promise<Total<Schema<'FoundAgentRequest'>>> {
      const asked = written(body);
      const { client, server, error } = await judge(principal, asked);
      return {
        ...{ clientName: client.name, clientHost: client.host, server, error },
        redirectHost: hostIn(asked.redirectUri),
        loopback: isLoopback(new URL(asked.redirectUri)),
        redirectUrl: error && redirectTo(asked, { error }),
      };
    },

    async decide(
      principal: Principal,
      body: Schema<'AgentRequestDecision'>,
    ): Promise<Total<Schema<'DecidedAgentRequest'>>> {
      const { approve, appId, environment } = {
        request: body.request,
        approve: body.approve,
        appId: body.appId,
        environment: body.environment,
      } satisfies Written<'AgentRequestDecision'>;
      const asked = written(body.request);
      const { client, server, error } = await judge(principal, asked);
      if (error || !server) return { redirectUrl: redirectTo(asked, { error: error ?? 'invalid_request' }) };
      const app = server.apiId === undefined || !approve ? undefined : await requireApp(principal, appId);
      if (approve) return granted(principal, asked, { server, client, app }, environment ?? 'live');
      const { item, at } = newGrant(principal, asked, { server, client, app }, 'live');
      await writeTogether(data, (items) => ({
        audit: audited(items, { ...toldOfAgent(item, at), action: 'agent.refuse' }),
      }));
      return { redirectUrl: redirectTo(asked, { error: 'access_denied' }) };
    },
  };
};
