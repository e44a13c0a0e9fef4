import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import { type AgentGrantItem, audited, CHANGED, leavePlace, untilUnchanged, writeTogether } from '@portico/data';
import { AGENT_SCOPES, isChallengeOf, matchesHash, type Principal, parseAgentToken } from '@portico/domain';
import { phrase } from '@portico/words';
import {
  ACCESS_SECONDS,
  generationOf,
  grantOfCode,
  grantOfRefreshToken,
  oneMore,
  refreshTokenOf,
} from './agent-items.ts';
import type { Dependencies } from './dependencies.ts';
import { presentAgentGrant } from './present-agent-grants.ts';

/** How long the refresh token just replaced still works, for who did not get the answer. */
const GRACE_MILLISECONDS = 30_000;

const over = () => new Problem('sign-in-failed', phrase`What was shown opens nothing here, or opened it already.`);

/** A grant in the audit log: known by the name of its client. */
export const toldOfAgent = ({ grantId, clientName, userId }: AgentGrantItem, at: Date) => ({
  entity: { kind: 'agentGrant', id: grantId, name: clientName },
  ...{ at, actorId: userId },
});

/** Whether what was granted is in force; one of which the code was never redeemed is not. */
export const isInForce = ({ redeemedAt, revokedAt, expiresAt }: AgentGrantItem, at: Date): boolean =>
  redeemedAt !== undefined && revokedAt === undefined && expiresAt > at.toISOString();

/** What agents have of people: codes, tokens, and their end (RFC 6749, 7009, 7636, 8707, 9700). */
export const agentGrants = ({ data, now, secret }: Pick<Dependencies, 'data' | 'now' | 'secret'>) => {
  const { agentGrant, user } = data.entities;
  const read = async (grantId: string | undefined): Promise<AgentGrantItem | undefined> =>
    grantId === undefined
      ? undefined
      : ((await agentGrant.get({ grantId }).go({ consistent: true })).data ?? undefined);

  const revoke = async (
    item: AgentGrantItem,
    at: Date,
    action: 'agent.revoke' | 'agent.reuse',
  ): Promise<undefined | typeof CHANGED> => {
    const { grantId, userId } = item;
    const revokedAt = at.toISOString();
    const refused = await writeTogether(data, (items) => ({
      grant: items.agentGrant
        .patch({ grantId })
        .set({ revokedAt })
        .where((had, { notExists }) => notExists(had.revokedAt))
        .commit(),
      place: leavePlace(items, { holderId: userId, kind: 'agents' }, grantId),
      audit: audited(items, { ...toldOfAgent(item, at), action, before: {}, after: { revokedAt } }),
    }));
    return refused ? CHANGED : undefined;
  };

  const requirePerson = async (userId: string): Promise<void> => {
    const person = (await user.get({ userId }).go({ consistent: true })).data;
    if (!person || person.disabledAt) throw over();
  };

  const answer = async (
    item: AgentGrantItem,
    accessToken: string,
    generation: number,
  ): Promise<Total<Schema<'AgentTokens'>>> => ({
    accessToken,
    refreshToken: refreshTokenOf((await secret()).current, item, generation),
    expiresInSeconds: ACCESS_SECONDS,
    scope: item.apiId === undefined ? AGENT_SCOPES.join(' ') : undefined,
  });

  /** What was shown twice was stolen once: nothing of the grant works any more. */
  const stolen = async (item: AgentGrantItem, at: Date): Promise<typeof CHANGED> => {
    if (isInForce(item, at) && (await revoke(item, at, 'agent.reuse'))) return CHANGED;
    throw over();
  };

  return {
    redeem: (body: Schema<'AgentCode'>): Promise<Total<Schema<'AgentTokens'>>> =>
      untilUnchanged(async () => {
        const { clientId, code, verifier, redirectUri, resource } = {
          clientId: body.clientId,
          code: body.code,
          verifier: body.verifier,
          redirectUri: body.redirectUri,
          resource: body.resource,
        } satisfies Written<'AgentCode'>;
        const at = now();
        const item = await read(grantOfCode(code));
        if (!item || !matchesHash(code, item.codeHash)) throw over();
        if (item.redeemedAt !== undefined) return stolen(item, at);
        const asAsked =
          item.clientId === clientId &&
          item.redirectUri === redirectUri &&
          (resource === undefined || resource === item.resource) &&
          isChallengeOf(item.challenge, verifier);
        if (!asAsked || item.revokedAt !== undefined || item.codeExpiresAt <= at.toISOString()) throw over();
        await requirePerson(item.userId);
        const { accessToken, accesses } = oneMore(item, at);
        const { grantId } = item;
        const refused = await writeTogether(data, (items) => ({
          grant: items.agentGrant
            .patch({ grantId })
            .set({ redeemedAt: at.toISOString(), accesses })
            .where((had, { notExists }) => `${notExists(had.redeemedAt)} AND ${notExists(had.revokedAt)}`)
            .commit(),
          audit: audited(items, { ...toldOfAgent(item, at), action: 'agent.begin' }),
        }));
        return refused ? CHANGED : answer(item, accessToken, item.generation);
      }),

    refresh: (body: Schema<'AgentRefresh'>): Promise<Total<Schema<'AgentTokens'>>> =>
      untilUnchanged(async () => {
        const { clientId, refreshToken, resource } = {
          clientId: body.clientId,
          refreshToken: body.refreshToken,
          resource: body.resource,
        } satisfies Written<'AgentRefresh'>;
        const at = now();
        const item = await read(grantOfRefreshToken(refreshToken));
        const generation = item && generationOf(await secret(), item, refreshToken);
        if (!item || generation === undefined || generation > item.generation || !isInForce(item, at)) throw over();
        if (item.clientId !== clientId || (resource !== undefined && resource !== item.resource)) throw over();
        const current = generation === item.generation;
        const inGrace =
          generation === item.generation - 1 && at.getTime() - Date.parse(item.rotatedAt ?? '') <= GRACE_MILLISECONDS;
        if (!current && !inGrace) return stolen(item, at);
        await requirePerson(item.userId);
        const { accessToken, accesses } = oneMore(item, at);
        const next = current ? item.generation + 1 : item.generation;
        const refused = await writeTogether(data, (items) => ({
          grant: items.agentGrant
            .patch({ grantId: item.grantId })
            .set({ accesses, generation: next, ...(current && { rotatedAt: at.toISOString() }) })
            .where((had, { eq, notExists }) => `${eq(had.generation, item.generation)} AND ${notExists(had.revokedAt)}`)
            .commit(),
        }));
        return refused ? CHANGED : answer(item, accessToken, next);
      }),

    end: (body: Schema<'AgentTokenShown'>): Promise<undefined> =>
      untilUnchanged(async () => {
        const { clientId, token } = { clientId: body.clientId, token: body.token } satisfies Written<'AgentTokenShown'>;
        const at = now();
        const item = await read(parseAgentToken(token) ?? grantOfRefreshToken(token));
        if (!item || item.clientId !== clientId || !isInForce(item, at)) return undefined;
        const shown =
          item.accesses.some(({ hash }) => matchesHash(token, hash)) ||
          generationOf(await secret(), item, token) === item.generation;
        return shown ? revoke(item, at, 'agent.revoke') : undefined;
      }),

    async list(principal: Principal, { limit, position }: Page) {
      const at = now();
      const page = await agentGrant.query
        .byUser({ userId: principal.userId })
        .go({ limit, order: 'desc', cursor: position ?? null });
      const open = page.data.filter((item) => isInForce(item, at));
      return { items: open.map((item) => presentAgentGrant(item)), position: page.cursor };
    },

    revoke: (principal: Principal, grantId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const at = now();
        const item = await read(grantId);
        if (!item || item.userId !== principal.userId || !isInForce(item, at))
          throw new Problem('not-found', phrase`There is no such agent.`);
        return revoke(item, at, 'agent.revoke');
      }),
  };
};
