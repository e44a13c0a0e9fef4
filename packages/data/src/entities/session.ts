import { Entity } from 'electrodb';
import { first, fixed, model, primary, required, text, timeToLive } from '../entity.ts';

/** A sign-in on one device. The refresh token is sealed with the session token, of which only the hash is here. */
export const session = new Entity({
  model: model('session'),
  attributes: {
    sessionId: fixed,
    userId: fixed,
    tokenHash: required,
    previousTokenHash: text,
    previousSealedRefreshToken: text,
    rotatedAt: text,
    sealedRefreshToken: required,
    device: text,
    createdAt: fixed,
    lastSeenAt: required,
    expiresAt: required,
    endedAt: text,
    expiresAtSeconds: timeToLive,
  },
  indexes: { primary: primary(['sessionId'], []), byUser: first(['userId'], ['sessionId']) },
});
