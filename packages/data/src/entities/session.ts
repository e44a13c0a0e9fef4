import { type Deprecation, NOTICE_KINDS } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, primary, REQUIRED, TEXT, TIME_TO_LIVE } from '../entity.ts';

/** A sign-in on one device. The refresh token is sealed with the session token, of which only the hash is here. */
export const session = define({
  model: model('session'),
  attributes: {
    sessionId: FIXED,
    userId: FIXED,
    tokenHash: REQUIRED,
    previousTokenHash: TEXT,
    previousSealedRefreshToken: TEXT,
    rotatedAt: TEXT,
    /** How often its token was replaced: as many old ones can be known again. */
    rotations: { type: 'number' },
    /** Which value of the secret makes its tokens, and the hashes of the last ones that earlier values made. */
    signer: TEXT,
    turns: { type: 'list', items: { type: 'string' } },
    sealedRefreshToken: REQUIRED,
    device: TEXT,
    /** From where it was used last, and the country where it began. */
    address: TEXT,
    country: TEXT,
    /** The connection it came through. */
    connectionId: TEXT,
    createdAt: FIXED,
    lastSeenAt: REQUIRED,
    expiresAt: REQUIRED,
    /** When its second factor was shown last. */
    secondFactorAt: TEXT,
    endedAt: TEXT,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['sessionId'], []), byUser: first(['userId'], ['sessionId']) },
});

/**
 * Which session the tokens of a sign-in belong to, by what the user pool writes into each of them (`origin_jti`): an
 * access token opens something as long as its session does.
 */
export const tokenOrigin = define({
  model: model('tokenOrigin'),
  attributes: { originId: FIXED, sessionId: REQUIRED, userId: REQUIRED, expiresAtSeconds: TIME_TO_LIVE },
  indexes: { primary: primary(['originId'], []) },
});

/** A token that opens the portal's API for a program, of which only the hash is here. */
export const accessToken = define({
  model: model('accessToken'),
  attributes: {
    tokenId: FIXED,
    userId: FIXED,
    name: REQUIRED,
    scopes: { type: 'list', items: { type: 'string' }, required: true },
    hash: FIXED,
    lastFour: FIXED,
    createdAt: FIXED,
    expiresAt: FIXED,
    revokedAt: TEXT,
    /** A minute old at most. */
    lastUsedAt: TEXT,
    lastUsedFrom: TEXT,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['tokenId'], []), byUser: first(['userId'], ['tokenId']) },
});

/** What somebody was told of their account. */
export const notice = define({
  model: model('notice'),
  attributes: {
    userId: FIXED,
    noticeId: FIXED,
    kind: { type: NOTICE_KINDS, required: true },
    at: FIXED,
    device: TEXT,
    address: TEXT,
    country: TEXT,
    /** What of theirs it is about, and the app that has it. */
    name: TEXT,
    appId: TEXT,
    /** What somebody said of it. */
    reason: TEXT,
    /** Of an API: its version, how that ends, and what it breaks that their app calls. */
    apiSlug: TEXT,
    version: TEXT,
    deprecation: { type: CustomAttributeType<Deprecation>('any') },
    operations: { type: 'list', items: { type: 'string' } },
    subject: TEXT,
    text: TEXT,
    mailedAt: TEXT,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['userId'], ['noticeId']) },
});
