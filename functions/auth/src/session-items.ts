import { given, type SessionItem } from '@portico/data';
import { asker, createId, createToken, hashSecret } from '@portico/domain';
import { seal } from './seal.ts';

/** A session ends after 30 days, and after 14 without use. */
const ABSOLUTE_SECONDS = 30 * 86_400;
const IDLE_SECONDS = 14 * 86_400;

export const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);

/** When, and from where, a session was used. */
export const seenAt = (at: Date) => ({ lastSeenAt: at.toISOString(), ...given({ address: asker()?.address }) });

/** An item for each sign-in of the user pool, kept as long as its session can last. */
export const originOf = (originId: string, { sessionId, userId, createdAt }: SessionItem) => ({
  ...{ originId, sessionId, userId },
  expiresAtSeconds: Math.floor(Date.parse(createdAt) / 1000) + ABSOLUTE_SECONDS + 86_400,
});

type Rotated = { readonly sessionToken: string; readonly next: string; readonly renewed: string; readonly at: Date };

/** What a session is after its token was replaced by the next; the one replaced opens the refresh token a while more. */
export const rotationOf = (item: SessionItem, { sessionToken, next, renewed, at }: Rotated) => {
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

type Begun = {
  readonly userId: string;
  readonly refreshToken: string;
  readonly device: string | undefined;
  readonly secondFactor: boolean;
  readonly connectionId: string | undefined;
  readonly at: Date;
};

/** A new session of somebody, and its token, which leaves once. */
export const newSession = ({ userId, refreshToken, device, secondFactor, connectionId, at }: Begun) => {
  const sessionId = createId('session', at);
  const sessionToken = sessionId.slice(4) + createToken();
  const expiresAt = later(at, IDLE_SECONDS).toISOString();
  const item = {
    ...{ sessionId, userId },
    tokenHash: hashSecret(sessionToken),
    sealedRefreshToken: seal(refreshToken, sessionToken, 'refresh-token'),
    ...(device && { device }),
    ...(connectionId && { connectionId }),
    ...(secondFactor && { secondFactorAt: at.toISOString() }),
    createdAt: at.toISOString(),
    ...given({ country: asker()?.country }),
    ...seenAt(at),
    expiresAt,
    expiresAtSeconds: Math.floor(Date.parse(expiresAt) / 1000) + 86_400,
  };
  return { item, sessionToken };
};
