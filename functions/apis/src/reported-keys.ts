import {
  audited,
  CHANGED,
  type Data,
  keepersOf,
  leavePlace,
  unchanged,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { endAfterRotation, type KeyOverlap, sameHash } from '@portico/domain';
import { type Events, noticeParts } from '@portico/events';
import { presentKey } from './present.ts';

/** So long a key that was found works on: its owner rotates it meanwhile, and revokes it where that is worse. */
const REPORTED_OVERLAP = 'P1D' satisfies KeyOverlap;

type Reported = Pick<Events['key.reported'], 'credentialId' | 'hash' | 'where'>;

/**
 * Judges what was reported: a key of ours that works ends after a day, one for trying out and a token at once, and those
 * whose it is are told. Reported twice, it is told once; what is none of ours is nothing.
 */
export const judgeReport = ({ data, now }: { readonly data: Data; readonly now: () => Date }) => {
  const endKey = async ({ credentialId: keyId, hash, where }: Reported): Promise<undefined | typeof CHANGED> => {
    const key = (await data.entities.apiKey.get({ keyId }).go({ consistent: true })).data;
    const at = now();
    if (!key || !sameHash(key.hash, hash) || key.reportedAt || presentKey(key, at).status !== 'active') return;
    const { appId, name } = key;
    const app = (await data.entities.app.get({ appId }).go({ consistent: true })).data;
    if (!app) return;
    const own = key.purpose === 'app';
    const ends = {
      reportedAt: at.toISOString(),
      ...(where !== undefined && { reportedWhere: where }),
      ...(key.expiresAt !== undefined && { wouldExpireAt: key.expiresAt }),
      expiresAt: own ? endAfterRotation(key.expiresAt, REPORTED_OVERLAP, at) : at.toISOString(),
    };
    const keepers = own ? await keepersOf(data, app.teamId) : key.userId ? [key.userId] : [];
    const refused = await writeTogether(data, (items) => ({
      key: items.apiKey
        .patch({ keyId })
        .set(ends)
        .where(({ reportedAt, revokedAt, expiresAt }, { notExists, eq }) => {
          const sameEnd = unchanged(expiresAt, key.expiresAt, { notExists, eq });
          return `${notExists(reportedAt)} AND ${notExists(revokedAt)} AND ${sameEnd}`;
        })
        .commit(),
      audit: audited(items, {
        action: 'key.report',
        entity: { kind: 'apiKey', id: keyId, name },
        ...{ teamId: app.teamId, at },
        ...{ before: presentKey(key, at), after: presentKey({ ...key, ...ends }, at) },
      }),
      notices: keepers.flatMap((userId) => noticeParts(items, userId, 'key-reported', { at, name, appId })),
    }));
    return refused ? CHANGED : undefined;
  };

  const endToken = async ({ credentialId: tokenId, hash }: Reported): Promise<undefined | typeof CHANGED> => {
    const token = (await data.entities.accessToken.get({ tokenId }).go({ consistent: true })).data;
    const at = now();
    const revokedAt = at.toISOString();
    if (!token || !sameHash(token.hash, hash) || token.revokedAt || token.expiresAt <= revokedAt) return;
    const { userId, name } = token;
    const refused = await writeTogether(data, (items) => ({
      token: items.accessToken
        .patch({ tokenId })
        .set({ revokedAt })
        .where((had, { notExists }) => notExists(had.revokedAt))
        .commit(),
      place: leavePlace(items, { holderId: userId, kind: 'tokens' }, tokenId),
      audit: audited(items, {
        action: 'token.report',
        entity: { kind: 'accessToken', id: tokenId, name },
        ...{ at, before: {}, after: { revokedAt } },
      }),
      notices: noticeParts(items, userId, 'token-reported', { at, name }),
    }));
    return refused ? CHANGED : undefined;
  };

  return (reported: Reported): Promise<undefined> =>
    untilUnchanged(() => (reported.credentialId.startsWith('pat_') ? endToken(reported) : endKey(reported)));
};
