import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type Act,
  audited,
  cameThrough,
  type Items,
  isOpen,
  type SessionItem,
  type UserItem,
  writeTogether,
} from '@portico/data';
import { matchesHash, may, type Principal, rolesOf, valuesOf } from '@portico/domain';
import { noticeParts } from '@portico/events';
import { phrase } from '@portico/words';
import { isCorporate } from './corporate-connection.ts';
import type { Dependencies } from './dependencies.ts';
import { accountOf, devices } from './devices.ts';
import { mappedTeams } from './mapped-teams.ts';
import { movedAddress } from './moved-address.ts';
import { presentPreferences, presentSession, presentUser } from './present.ts';
import { unseal } from './seal.ts';
import { nextTokens, turnOf, wasToken } from './session-chain.ts';
import { sessionEnds } from './session-ends.ts';
import { later, newSession, originOf, rotationOf, seenAt } from './session-items.ts';
import type { PoolTokens } from './user-pool.ts';
import type { Users } from './users.ts';
import { switchedOff, type WaysIn } from './ways-in.ts';

/** How long the token just replaced still works, for requests that were under way. */
const GRACE_MILLISECONDS = 30_000;

/** What a sign-in brings besides the user pool's tokens. */
type SignedInFrom = {
  readonly nonce?: string | undefined;
  readonly device?: string | undefined;
  /** What this browser has of an earlier sign-in. */
  readonly deviceToken?: string | undefined;
  /** Whether a second factor was shown. */
  readonly secondFactor?: boolean;
  /** Since when what proves them was asked for: what ended all sessions after that ends this one, too. */
  readonly since?: string | undefined;
};

type SignedIn = { readonly user: Total<Schema<'User'>>; readonly preferences: UserItem['preferences'] };

/** The rules of sessions. A session token is `<session id><256 random bits>`; the table has its hash. */
export const sessions = (dependencies: Dependencies, users: Users, ways: WaysIn) => {
  const { data, now, pool, identity, secret } = dependencies;
  const browsers = devices(dependencies);
  const teams = mappedTeams(dependencies);
  const ends = sessionEnds(dependencies);
  const moved = movedAddress(dependencies, ends);
  const answer = (
    item: SessionItem,
    sessionToken: string,
    tokens: PoolTokens,
    signedIn: SignedIn,
    at: Date,
  ): Total<Schema<'CreatedSession'>> => ({
    session: presentSession(item),
    sessionToken,
    accessToken: tokens.accessToken,
    accessTokenExpiresAt: later(at, tokens.expiresInSeconds).toISOString(),
    user: signedIn.user,
    preferences: presentPreferences(signedIn.preferences),
    deviceToken: undefined,
  });
  const stillEnabled = ({ user }: Items, userId: string, since?: string) =>
    user
      .check({ userId })
      .where(({ disabledAt, sessionsEndedAt: ended }, { notExists, lt }) =>
        since === undefined
          ? notExists(disabledAt)
          : `${notExists(disabledAt)} AND (${notExists(ended)} OR ${lt(ended, since)})`,
      )
      .commit();
  const stillLetsIn = ({ connection }: Items, connectionId: string, since: string) =>
    connection
      .check({ connectionId })
      .where(
        ({ enabled, sessionsEndedAt: ended }, { eq, notExists, lt }) =>
          `${eq(enabled, true)} AND (${notExists(ended)} OR ${lt(ended, since)})`,
      )
      .commit();
  /** New tokens of the user, where they may still have some. */
  const fresh = async (tokens: PoolTokens | undefined, found: UserItem | undefined) => {
    const claims = tokens && (await identity.accessToken(tokens.accessToken));
    return tokens && claims?.originId && found && !found.disabledAt
      ? {
          ...{ tokens, originId: claims.originId, preferences: found.preferences },
          user: presentUser(found, rolesOf(claims.groups, found.role)),
        }
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
    act?: Act,
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
      audit: act && audited(items, act),
    }));
    if (!refused) return { ...item, ...changes };
    const found = (await data.entities.session.get({ sessionId }).go({ consistent: true })).data;
    return refused === 'session' && found && isOpen(found, undefined, now()) ? found : undefined;
  };

  /** The session of somebody whose sign-in the user pool has just taken. */
  const open = async (
    tokens: PoolTokens | undefined,
    { nonce, device, deviceToken, secondFactor = false, since = now().toISOString() }: SignedInFrom,
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
    const connection = await ways.ofClaims(claims);
    const before = connection ? undefined : await users.knownAs(claims);
    if (before && (await moved(before, claims))) throw new Problem('sign-in-failed', phrase`Begin again.`);
    const signedIn = await users.signIn(claims, rolesOf(access.groups), connection);
    if (connection) await teams.follow(signedIn.userId, connection, valuesOf(claims.providerGroups));
    const at = now();
    if (signedIn.authenticatorSince && !secondFactor) {
      // It was switched off for a recovery code that did not come to its end.
      await pool.askForFactors(claims.sub, { authenticator: true, passkey: !!signedIn.passkeyAddedAt });
      throw new Problem('sign-in-failed', phrase`Begin again.`);
    }
    const { originId } = access;
    const { refreshToken } = tokens;
    const { userId } = signedIn;
    const connectionId = connection?.connectionId;
    const { item, sessionToken } = newSession({ userId, refreshToken, device, secondFactor, connectionId, at });
    // An address that a connection says is nobody's proof of the account that has it here.
    const account = accountOf(connection ? userId : signedIn.email);
    const known = (await browsers.idIn(account, deviceToken)) !== undefined;
    const refused = await writeTogether(data, (items) => ({
      session: items.session.create(item).commit(),
      origin: items.tokenOrigin.put(originOf(originId, item)).commit(),
      user: stillEnabled(items, userId, since),
      connection:
        connection && !isCorporate(connection) ? stillLetsIn(items, connection.connectionId, since) : undefined,
      audit: audited(items, {
        action: 'session.begin',
        entity: { kind: 'session', id: item.sessionId, name: signedIn.email },
        ...{ at, actorId: signedIn.userId },
        after: { device: item.device, expiresAt: item.expiresAt },
      }),
      // Who was never here before has no other device, and nobody to tell.
      notice: known || signedIn.isFirst ? undefined : noticeParts(items, userId, 'new-device', { at, device }),
    }));
    if (refused === 'connection') throw switchedOff();
    if (refused) {
      const isDisabled = (await users.find(userId))?.disabledAt !== undefined;
      throw new Problem('sign-in-failed', isDisabled ? phrase`This account is disabled.` : phrase`Begin again.`);
    }
    const user = presentUser(signedIn, rolesOf(access.groups, signedIn.role));
    return {
      ...answer(item, sessionToken, tokens, { user, preferences: signedIn.preferences }, at),
      deviceToken: await browsers.tokenFor(account, deviceToken),
    };
  };

  /**
   * Rotates the session token, with what the user pool answers; one that was replaced, whenever, means it was stolen, and
   * ends the session.
   */
  const renew = async (
    sessionToken: string,
    ask: (item: SessionItem, user: UserItem, refreshToken: string) => Promise<PoolTokens | undefined>,
    { more = {}, act }: { more?: Partial<SessionItem>; act?: (item: SessionItem) => Act } = {},
  ): Promise<Total<Schema<'CreatedSession'>>> => {
    const at = now();
    const sessionId = `ses_${sessionToken.slice(0, 26)}`;
    const item = (await data.entities.session.get({ sessionId }).go({ consistent: true })).data;
    const user = item ? await users.find(item.userId) : undefined;
    if (!item || !user || !isOpen(item, user, at) || !(await cameThrough(data, item)))
      throw new Problem('session-ended');
    const live = await secret();
    const current = matchesHash(sessionToken, item.tokenHash);
    const previous = item.previousTokenHash !== undefined && matchesHash(sessionToken, item.previousTokenHash);
    const inGrace = previous && at.getTime() - Date.parse(item.rotatedAt ?? '') <= GRACE_MILLISECONDS;
    if (!current && !inGrace) {
      if (previous || wasToken(item, sessionToken, live)) await ends.one(item, 'session.reuse');
      throw new Problem('session-ended');
    }
    const { next, keptAs } = nextTokens(sessionId, sessionToken, live);
    const sealed = current ? item.sealedRefreshToken : item.previousSealedRefreshToken;
    const refreshToken = unseal(sealed ?? '', sessionToken, 'refresh-token');
    const tokens = await ask(item, user, refreshToken);
    const said = !item.connectionId && tokens?.idToken ? await identity.idToken(tokens.idToken) : undefined;
    if (said && (await moved(user, said))) throw new Problem('session-ended');
    const result = await fresh(tokens, user);
    if (!result) {
      await ends.one(item, 'session.end');
      throw new Problem('session-ended');
    }
    const renewed = result.tokens.refreshToken ?? refreshToken;
    const rotated = () => ({
      ...rotationOf(item, { sessionToken, next, renewed, at }),
      ...turnOf(item, sessionToken, live),
    });
    const changes = { ...(current ? rotated() : seenAt(at)), ...more };
    const kept = await keep(item, changes, result.originId, act?.(item));
    const token = kept && keptAs(kept.tokenHash);
    if (!kept || token === undefined) throw new Problem('session-ended');
    return answer(kept, token, result.tokens, result, at);
  };

  return {
    open,
    renew,
    /** The open session that a token is, or once was, of: enough to end it. */
    async ofToken(sessionToken: string): Promise<SessionItem | undefined> {
      const sessionId = `ses_${sessionToken.slice(0, 26)}`;
      const item = (await data.entities.session.get({ sessionId }).go({ consistent: true })).data;
      if (!item || !isOpen(item, await users.find(item.userId), now())) return undefined;
      const isIts = matchesHash(sessionToken, item.tokenHash) || wasToken(item, sessionToken, await secret());
      return isIts ? item : undefined;
    },
    endOne: (item: SessionItem) => ends.one(item, 'session.end'),
    endOthers: ends.others,
    endAll: ends.all,

    async create(body: Schema<'NewSession'>): Promise<Total<Schema<'CreatedSession'>>> {
      const { code, codeVerifier, redirectUri, nonce, device, deviceToken } = {
        code: body.code,
        codeVerifier: body.codeVerifier,
        redirectUri: body.redirectUri,
        nonce: body.nonce,
        device: body.device,
        deviceToken: body.deviceToken,
      } satisfies Written<'NewSession'>;
      const since = now().toISOString();
      return open(await pool.exchange(code, codeVerifier, redirectUri), { nonce, device, deviceToken, since });
    },

    async refresh(body: Schema<'SessionRefresh'>): Promise<Total<Schema<'CreatedSession'>>> {
      const { sessionToken } = { sessionToken: body.sessionToken } satisfies Written<'SessionRefresh'>;
      return renew(sessionToken, (_item, _user, refreshToken) => pool.refresh(refreshToken));
    },

    async list(principal: Principal, { limit, position }: Page) {
      const at = now();
      const page = await data.entities.session.query
        .byUser({ userId: principal.userId })
        .go({ limit, order: 'desc', cursor: position ?? null });
      const user = await users.find(principal.userId);
      return { items: page.data.filter((item) => isOpen(item, user, at)).map(presentSession), position: page.cursor };
    },

    async end(principal: Principal, sessionId: string): Promise<undefined> {
      const item = (await data.entities.session.get({ sessionId }).go({ consistent: true })).data;
      if (
        !item ||
        !isOpen(item, await users.find(item.userId), now()) ||
        !may(principal, 'session.end', { ownerId: item.userId })
      )
        throw new Problem('not-found');
      if (!(await ends.one(item, 'session.end'))) throw new Problem('not-found');
    },
  };
};

export type Sessions = ReturnType<typeof sessions>;
