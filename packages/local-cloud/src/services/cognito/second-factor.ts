import { textOf } from '../wire/fields.ts';
import type { CognitoRoom } from './cognito-room.ts';
import type { Pool } from './pool-store.ts';
import type { User } from './user-store.ts';

const SOFTWARE_TOKEN = 'SOFTWARE_TOKEN_MFA';

/** The second factor a user is asked for. */
export const secondFactorOf = (room: CognitoRoom, pool: Pool, user: User): typeof SOFTWARE_TOKEN | undefined => {
  const token = room.softwareTokens.of(user);
  const offered = (textOf(pool.properties, 'MfaConfiguration') ?? 'OFF') !== 'OFF';
  return offered && token?.verified && token.enabled ? SOFTWARE_TOKEN : undefined;
};

/** What AdminGetUser and GetUser say of it. */
export const shownMfa = (room: CognitoRoom, user: User) => {
  const token = room.softwareTokens.of(user);
  if (!token?.verified || !token.enabled) return {};
  return { UserMFASettingList: [SOFTWARE_TOKEN], ...(token.preferred && { PreferredMfaSetting: SOFTWARE_TOKEN }) };
};
