import { createHmac } from 'node:crypto';
import type { AgentGrantItem } from '@portico/data';
import { createAgentTokenSecret, hashSecret, isMadeBy, type LiveSecret } from '@portico/domain';
import { later } from './session-items.ts';

/** An access token is good for a quarter of an hour, a code for a minute, what was granted for ninety days. */
export const ACCESS_SECONDS = 900;
export const CODE_SECONDS = 60;
export const GRANT_SECONDS = 90 * 86_400;
/** Of a client that asks again before it has an answer, each token works. */
const ACCESSES_MAX = 3;

/** A code is `<grant id><256 random bits>`. */
export const grantOfCode = (code: string): string | undefined => {
  const [, id] = /^([0-9a-hjkmnp-tv-z]{26})[A-Za-z0-9_-]{43}$/.exec(code) ?? [];
  return id === undefined ? undefined : `agr_${id}`;
};

/** A refresh token says which one of a grant it is, and proves it: `<grant id>.<number>.<mac>`. */
const macOf = (secret: string, { grantId, seed }: Pick<AgentGrantItem, 'grantId' | 'seed'>, generation: number) =>
  createHmac('sha256', secret).update(`agent refresh ${grantId} ${generation} ${seed}`).digest('base64url');

export const refreshTokenOf = (secret: string, item: AgentGrantItem, generation: number): string =>
  `${item.grantId.slice(4)}.${generation}.${macOf(secret, item, generation)}`;

const REFRESH = /^([0-9a-hjkmnp-tv-z]{26})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/;
export const grantOfRefreshToken = (token: string): string | undefined => {
  const [, id] = REFRESH.exec(token) ?? [];
  return id === undefined ? undefined : `agr_${id}`;
};

/** Which one of the grant's refresh tokens this is; none, for one that was never given. */
export const generationOf = (secret: LiveSecret, item: AgentGrantItem, token: string): number | undefined => {
  const [, , number = '', mac = ''] = REFRESH.exec(token) ?? [];
  return isMadeBy(secret, mac, (key) => macOf(key, item, Number(number))) ? Number(number) : undefined;
};

/** One more access token; those that work yet stay. */
export const oneMore = ({ grantId, accesses, expiresAt }: AgentGrantItem, at: Date) => {
  const accessToken = createAgentTokenSecret(grantId);
  const until = later(at, ACCESS_SECONDS).toISOString();
  const access = { hash: hashSecret(accessToken), expiresAt: until < expiresAt ? until : expiresAt };
  const working = accesses.filter((one) => one.expiresAt > at.toISOString());
  return { accessToken, access, accesses: [access, ...working].slice(0, ACCESSES_MAX) };
};
