import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type Act,
  audited,
  CHANGED,
  type Items,
  isOpen,
  type SessionItem,
  type UserItem,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, createToken, hashSecret, matchesHash, may, type Principal, rolesOf } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentSession, presentUser } from './present.ts';
import { nextToken, seal, unseal, wasToken } from './seal.ts';
import type { PoolTokens } from './user-pool.ts';
import type { Users } from './users.ts';

/** A session ends after 30 days, and after 14 without use. */
const ABSOLUTE_SECONDS = 30 * 86_400;
const IDLE_SECONDS = 14 * 86_400;
/** Sessions that are ended in one transaction. */
const TOGETHER_MAX = 90;
/** How long the token just replaced still works, for requests that were under way. */
const GRACE_MILLISECONDS = 30_000;

const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);

const seenAt = (at: Date) => ({ lastSeenAt: at.toISOString() });

/** An item for each sign-in of the user pool, kept as long as its session can last. */
const originOf = (originId: string, { sessionId, userId, createdAt }: SessionItem) => ({
  ...{ originId, sessionId, userId },
  expiresAtSeconds: Math.floor(Date.parse(createdAt) / 1000) + ABSOLUTE_SECONDS + 86_400,
});

/** What a sign-in brings besides the user pool's tokens. */
type SignedInFrom = {
  readonly nonce?: string | undefined;
  readonly device?: string | undefined;
  readonly deviceToken?: string | undefined;
};

type Rotated = { readonly sessionToken: string; readonly next: string; readonly renewed: string; readonly at: Date };

/** What a session is after its token was replaced by the next; the one replaced opens the refresh token a while more. */
const rotationOf = (item: SessionItem, { sessionToken, next, renewed, at }: Rotated) => {
  const expiresAt = new Date(
    Math.min(later(at, IDLE_SECONDS).getTime(), Date.parse(item.createdAt) + ABSOLUTE_SECONDS * 1000),
  ).toISOString();
  return {
    tokenHash: hashSecret(next),
    sealedRefreshToken: seal(renewed, next, 'refresh-token'),
    previousTokenHash: item.tokenHash,
    previousSealedRefreshToken: seal(renewed, sessionToken, 'refresh-token'),
    rotatedAt: at.toISOString(),
    rotations: (item.rotations ?? 0) + 1,
    ...seenAt(at),
    expiresAt,
    expiresAtSeconds: Math.floor(Date.parse(expiresAt) / 1000) + 86_400,
  };
};

/** The rules of sessions. A session token is `<session id><256 random bits>`; the table has its hash. */
export const sessions = (dependencies: Dependencies, users: Users) => {
  const { data, now, pool, identity, secret } = dependencies;
  const answer = (
    item: SessionItem,
    sessionToken: string,
    tokens: PoolTokens,
    signedIn: Total<Schema<'User'>>,
    at: Date,
  ): Total<Schema<'CreatedSession'>> => ({
    session: presentSession(item),
    sessionToken,
    accessToken: tokens.accessToken,
    accessTokenExpiresAt: later(at, tokens.expiresInSeconds).toISOString(),
    user: signedIn,
    deviceToken: undefined,
  });
  /** Whether it was this that ended it: what has ended stays as it ended. */
  const end = async ({ sessionId, userId, device }: SessionItem, action: 'session.end' | 'session.reuse') => {
    const at = now();
    const endedAt = at.toISOString();
    const refused = await writeTogether(data, (items) => ({
      session: items.session
        .patch({ sessionId })
        .set({ endedAt })
        .where((had, { notExists }) => notExists(had.endedAt))
        .commit(),
      audit: audited(items, {
        action,
        entity: { kind: 'session', id: sessionId, name: device },
        at,
        actorId: 'portico',
        after: { userId, endedAt },
      }),
    }));
    return refused === undefined;
  };
  const stillEnabled = ({ user }: Items, userId: string) =>
    user
      .check({ userId })
      .where(({ disabledAt }, { notExists }) => notExists(disabledAt))
      .commit();
  /** New tokens of the user, where they may still have some. */
  const fresh = async (tokens: PoolTokens | undefined, found: UserItem | undefined) => {
    const claims = tokens && (await identity.accessToken(tokens.accessToken));
    return tokens && claims?.originId && found && !found.disabledAt
      ? { tokens, originId: claims.originId, user: presentUser(found, rolesOf(claims.groups, found.role)) }
      : undefined;
  };

  /**
   * Writes what a refresh leads to on the session it was decided from. Where another tab was faster, that tab's is what
   * is kept: both lead to the same token. Nothing is kept of a session that ended, or whose user was disabled, meanwhile.
   */
  const keep = async (
    item: SessionItem,
    changes: Partial<SessionItem>,
    originId: string,
  ): Promise<SessionItem | undefined> => {
    const { sessionId, userId, tokenHash } = item;
    const refused = await writeTogether(data, (items) => ({
      session: items.session
        .patch({ sessionId })
        .set(changes)
        .where((had, { eq, notExists }) => `${eq(had.tokenHash, tokenHash)} AND ${notExists(had.endedAt)}`)
        .commit(),
      user: stillEnabled(items, userId),
      origin: items.tokenOrigin.put(originOf(originId, item)).commit(),
    }));
    if (!refused) return { ...item, ...changes };
    const found = (await data.entities.session.get({ sessionId }).go({ consistent: true })).data;
    return refused === 'session' && found && isOpen(found, undefined, now()) ? found : undefined;
  };

  /** The session of somebody whose sign-in the user pool has just taken. */
  const open = async (
    tokens: PoolTokens | undefined,
    { nonce, device, deviceToken }: SignedInFrom,
  ): Promise<Total<Schema<'CreatedSession'>>> => {
    const claims = tokens?.idToken && (await identity.idToken(tokens.idToken));
    const access = tokens && (await identity.accessToken(tokens.accessToken));
    if (
      !tokens?.refreshToken ||
      !claims ||
      !access?.originId ||
      access.sub !== claims.sub ||
      (nonce && claims.nonce !== nonce)
    )
      throw new Problem('sign-in-failed');
    const signedIn = await users.signIn(claims, rolesOf(access.groups));
    const at = now();
    const sessionId = createId('session', at);
    const sessionToken = sessionId.slice(4) + createToken();
    const expiresAt = later(at, IDLE_SECONDS).toISOString();
    const { originId } = access;
    const item = {
      sessionId,
      userId: signedIn.userId,
      tokenHash: hashSecret(sessionToken),
      sealedRefreshToken: seal(tokens.refreshToken, sessionToken, 'refresh-token'),
      ...(device && { device }),
      createdAt: at.toISOString(),
      lastSeenAt: at.toISOString(),
      expiresAt,
      expiresAtSeconds: Math.floor(Date.parse(expiresAt) / 1000) + 86_400,
    };
    const refused = await writeTogether(data, (items) => ({
      session: items.session.create(item).commit(),
      origin: items.tokenOrigin.put(originOf(originId, item)).commit(),
      user: stillEnabled(items, signedIn.userId),
      audit: audited(items, {
        action: 'session.begin',
        entity: { kind: 'session', id: sessionId, name: signedIn.email },
        ...{ at, actorId: signedIn.userId },
        after: { device: item.device, expiresAt: item.expiresAt },
      }),
    }));
    if (refused) throw new Problem('sign-in-failed', phrase`This account is disabled.`);
    const user = presentUser(signedIn, rolesOf(access.groups, signedIn.role));
    return { ...answer(item, sessionToken, tokens, user, at), deviceToken };
  };

  return {
    open,

    async create(body: Schema<'NewSession'>): Promise<Total<Schema<'CreatedSession'>>> {
      const { code, codeVerifier, redirectUri, nonce, device } = {
        code: body.code,
        codeVerifier: body.codeVerifier,
        redirectUri: body.redirectUri,
        nonce: body.nonce,
        device: body.device,
      } satisfies Written<'NewSession'>;
      return open(await pool.exchange(code, codeVerifier, redirectUri), { nonce, device });
    },

    /** Rotates the session token; one that was replaced, whenever, means it was stolen, and ends the session. */
    async refresh(body: Schema<'SessionRefresh'>): Promise<Total<Schema<'CreatedSession'>>> {
      const { sessionToken } = { sessionToken: body.sessionToken } satisfies Written<'SessionRefresh'>;
      const at = now();
      const sessionId = `ses_${sessionToken.slice(0, 26)}`;
      const item = (await data.entities.session.get({ sessionId }).go({ consistent: true })).data;
      const user = item ? await users.find(item.userId) : undefined;
      if (!item || !isOpen(item, user, at)) throw new Problem('session-ended');
      const current = matchesHash(sessionToken, item.tokenHash);
      const previous = item.previousTokenHash !== undefined && matchesHash(sessionToken, item.previousTokenHash);
      const inGrace = previous && at.getTime() - Date.parse(item.rotatedAt ?? '') <= GRACE_MILLISECONDS;
      if (!current && !inGrace) {
        if (previous || wasToken(item, sessionToken, await secret())) await end(item, 'session.reuse');
        throw new Problem('session-ended');
      }
      const next = nextToken(sessionId, sessionToken, await secret());
      const sealed = current ? item.sealedRefreshToken : item.previousSealedRefreshToken;
      const refreshToken = unseal(sealed ?? '', sessionToken, 'refresh-token');
      const result = await fresh(await pool.refresh(refreshToken), user);
      if (!result) {
        await end(item, 'session.end');
        throw new Problem('session-ended');
      }
      const renewed = result.tokens.refreshToken ?? refreshToken;
      const changes = current ? rotationOf(item, { sessionToken, next, renewed, at }) : seenAt(at);
      const kept = await keep(item, changes, result.originId);
      if (kept?.tokenHash !== hashSecret(next)) throw new Problem('session-ended');
      return answer(kept, next, result.tokens, result.user, at);
    },

    async list(principal: Principal, { limit, position }: Page) {
      const at = now();
      const page = await data.entities.session.query
        .byUser({ userId: principal.userId })
        .go({ limit, order: 'desc', cursor: position ?? null });
      const user = await users.find(principal.userId);
      return { items: page.data.filter((item) => isOpen(item, user, at)).map(presentSession), position: page.cursor };
    },

    /** Ends all sessions of somebody but the one of a token, in the transaction that tells why; nobody has none. */
    async endOthers(userId: string | undefined, accessToken: string | undefined, act: Act): Promise<void> {
      const { session, tokenOrigin } = data.entities;
      const originId = accessToken === undefined ? undefined : (await identity.accessToken(accessToken))?.originId;
      const kept = originId && (await tokenOrigin.get({ originId }).go({ consistent: true })).data?.sessionId;
      await untilUnchanged(async () => {
        const all = userId === undefined ? [] : (await session.query.byUser({ userId }).go({ pages: 'all' })).data;
        const others = all.filter((item) => isOpen(item, undefined, now()) && item.sessionId !== kept);
        const endedAt = now().toISOString();
        // A transaction has a hundred items at most: who has more sessions is gone through again.
        const refused = await writeTogether(data, (items) => ({
          sessions: others.slice(0, TOGETHER_MAX).map(({ sessionId }) =>
            items.session
              .patch({ sessionId })
              .set({ endedAt })
              .where((had, { notExists }) => notExists(had.endedAt))
              .commit(),
          ),
          audit: audited(items, { ...act, after: { sessionsEnded: Math.min(others.length, TOGETHER_MAX) } }),
        }));
        return refused || others.length > TOGETHER_MAX ? CHANGED : undefined;
      });
    },

    async end(principal: Principal, sessionId: string): Promise<undefined> {
      const item = (await data.entities.session.get({ sessionId }).go({ consistent: true })).data;
      if (
        !item ||
        !isOpen(item, await users.find(item.userId), now()) ||
        !may(principal, 'session.end', { ownerId: item.userId })
      )
        throw new Problem('not-found');
      if (!(await end(item, 'session.end'))) throw new Problem('not-found');
    },
  };
};

export type Sessions = ReturnType<typeof sessions>;
