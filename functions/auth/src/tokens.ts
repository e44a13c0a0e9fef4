import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type AccessTokenItem,
  answered,
  audited,
  CHANGED,
  clearPlaces,
  type Items,
  isKept,
  leavePlace,
  type Places,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createAccessTokenSecret, createId, hashSecret, may, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentAccessToken } from './present.ts';

const YEAR_MILLISECONDS = 366 * 86_400_000;
/** One that is over is listed so much longer. */
const LISTED_SECONDS = 30 * 86_400;

const told = ({ tokenId, name }: AccessTokenItem, at: Date) => ({
  entity: { kind: 'accessToken', id: tokenId, name },
  at,
});

/** One that is to be made. */
type Wanted = {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
};
/** A part of the transaction that makes it. */
type Also = (items: Items) => object;

/** The rules of access tokens: somebody's own, for some operations, until a day that is said. */
export const tokens = ({ data, now, limits }: Dependencies) => {
  const placesOf = (holderId: string): Places => ({ holderId, kind: 'tokens' });

  const working = async (ids: readonly string[]): Promise<readonly string[]> => {
    const at = now().toISOString();
    const keys = ids.map((tokenId) => ({ tokenId }));
    const { data: found } = await data.entities.accessToken.get(keys).go({ consistent: true });
    const open = found.filter(({ revokedAt, expiresAt }) => !revokedAt && expiresAt > at);
    return open.map(({ tokenId }) => tokenId);
  };

  /** Makes one, with what else stands or falls with it. */
  const make = async (userId: string, wanted: Wanted, at: Date, also?: Also) => {
    const { tokenId, name, scopes, expiresAt } = wanted;
    const secret = createAccessTokenSecret(tokenId);
    const item: AccessTokenItem = {
      ...{ tokenId, userId, name, scopes: [...scopes], hash: hashSecret(secret), lastFour: secret.slice(-4) },
      ...{ createdAt: at.toISOString(), expiresAt: expiresAt.toISOString() },
      expiresAtSeconds: Math.floor(expiresAt.getTime() / 1000) + LISTED_SECONDS,
    };
    const created = { token: presentAccessToken(item, at), secret };
    const act = { ...told(item, at), action: 'token.create' as const, after: created.token, actorId: userId };
    const refused = await writeTogether(data, (items) => ({
      also: also?.(items),
      token: items.accessToken.create(item).commit(),
      place: takePlace(items, placesOf(userId), tokenId, limits.tokensPerPerson),
      audit: audited(items, act),
      answer: answered(items, created),
    }));
    if (refused === 'place' && !(await clearPlaces(data, placesOf(userId), working)))
      throw new Problem(
        'limit-reached',
        phrase`A person has ${limits.tokensPerPerson} access tokens at most that work; revoke one first.`,
      );
    return refused ? CHANGED : created;
  };

  return {
    make,

    create: (principal: Principal, body: Schema<'NewAccessToken'>): Promise<Total<Schema<'CreatedAccessToken'>>> =>
      untilUnchanged(async () => {
        const at = now();
        const { name, scopes, expiresAt } = {
          name: body.name,
          scopes: body.scopes,
          expiresAt: new Date(body.expiresAt),
        } satisfies Written<'NewAccessToken'>;
        // A leap second is a time of RFC 3339 and none that can be kept; nothing compares with it.
        if (!(expiresAt > at) || expiresAt.getTime() > at.getTime() + YEAR_MILLISECONDS)
          throw new Problem('invalid-request', undefined, {
            errors: [{ pointer: '/expiresAt', words: phrase`must be in the future, a year from now at most` }],
          });
        return make(principal.userId, { tokenId: createId('accessToken', at), name, scopes, expiresAt }, at);
      }),

    async list(principal: Principal, { limit, position }: Page) {
      const page = await data.entities.accessToken.query
        .byUser({ userId: principal.userId })
        .go({ limit, order: 'desc', cursor: position ?? null });
      const at = now();
      const kept = page.data.filter((item) => isKept(item, at));
      return { items: kept.map((item) => presentAccessToken(item, at)), position: page.cursor };
    },

    revoke: (principal: Principal, tokenId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const item = (await data.entities.accessToken.get({ tokenId }).go({ consistent: true })).data;
        const at = now();
        if (!item || item.revokedAt || !isKept(item, at) || !may(principal, 'token.revoke', { ownerId: item.userId }))
          throw new Problem('not-found', phrase`There is no such access token.`);
        const revokedAt = at.toISOString();
        const refused = await writeTogether(data, (items) => ({
          token: items.accessToken
            .patch({ tokenId })
            .set({ revokedAt, expiresAtSeconds: Math.floor(at.getTime() / 1000) + LISTED_SECONDS })
            .where((had, { notExists }) => notExists(had.revokedAt))
            .commit(),
          place: leavePlace(items, placesOf(item.userId), tokenId),
          audit: audited(items, {
            ...told(item, at),
            action: 'token.revoke',
            before: presentAccessToken(item, at),
            after: presentAccessToken({ ...item, revokedAt }, at),
          }),
        }));
        return refused ? CHANGED : undefined;
      }),
  };
};

export type Tokens = ReturnType<typeof tokens>;
