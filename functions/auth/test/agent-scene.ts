import { randomBytes } from 'node:crypto';
import type { Schema } from '@portico/contract';
import { challengeOf, createId } from '@portico/domain';
import { createScene } from './scene.ts';

type Decided = Schema<'DecidedAgentRequest'>;
export type Tokens = Schema<'AgentTokens'>;
export type Found = Schema<'FoundAgentRequest'>;

export const REDIRECT = 'http://127.0.0.1:33418/callback';
export const PORTAL_SERVER = 'https://portal.example/mcp';
export const API_SERVER = 'https://api.example/mcp/museum';

/** An API with an MCP server, an app of a team, and an agent that asks to use the one for the other. */
export const createAgentScene = async (outside: Parameters<typeof createScene>[2] = {}) => {
  const scene = await createScene(undefined, {}, outside);
  const { data, clock, teamId, call, people } = scene;
  const at = clock.now().toISOString();
  const [apiId, appId] = [createId('api', clock.now()), createId('app', clock.now())];
  const shown = { visibility: 'public', scope: 'public', shelf: 'listed' } as const;
  const made = { createdAt: at, updatedAt: at, tags: [] };
  await data.entities.api.create({ apiId, slug: 'museum', name: 'Museum', teamId, ...shown, ...made }).go();
  await data.entities.slug.create({ slug: 'museum', apiId }).go();
  await data.entities.app.create({ appId, teamId, name: 'Walrus app', createdAt: at }).go();

  const verifier = randomBytes(32).toString('base64url');
  const { body: registered } = await call<Schema<'AgentClient'>>('registerAgentClient', {
    body: { name: 'Inspector', redirectUris: [REDIRECT] },
  });
  const { clientId } = registered;
  const asked = (more: object = {}) => ({
    ...{ clientId, redirectUri: REDIRECT, responseType: 'code', state: 'a state' },
    ...{ codeChallenge: challengeOf(verifier), codeChallengeMethod: 'S256', resource: API_SERVER },
    ...more,
  });
  const find = (more: object = {}, as = people.member) => call<Found>('findAgentRequest', { as, body: asked(more) });
  const decide = (more: object = {}, { as = people.member, ...said }: object & { as?: typeof people.member } = {}) =>
    call<Decided>('decideAgentRequest', { as, body: { request: asked(more), approve: true, appId, ...said } });
  const codeOf = async (...given: Parameters<typeof decide>): Promise<string> =>
    new URL((await decide(...given)).body.redirectUrl).searchParams.get('code') ?? '';
  const redeem = (code: string, more: object = {}) =>
    call<Tokens>('redeemAgentGrant', { body: { clientId, code, verifier, redirectUri: REDIRECT, ...more } });
  const refresh = (refreshToken: string, more: object = {}) =>
    call<Tokens>('refreshAgentGrant', { body: { clientId, refreshToken, ...more } });
  const listed = async (as = people.member) =>
    (await call<Schema<'AgentGrantPage'>>('listAgentGrants', { as })).body.items;
  return { ...scene, clientId, appId, apiId, verifier, asked, find, decide, codeOf, redeem, refresh, listed };
};

export type AgentScene = Awaited<ReturnType<typeof createAgentScene>>;
