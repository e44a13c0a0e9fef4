import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Dependencies } from './dependencies.ts';

/** The account of a folded address, whether anybody has it or not. */
export const accountOf = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 32);

/** Browsers that somebody signed in from: each has a token that says of which account, `<account>.<device id>.<mac>`. */
export const devices = ({ secret }: Pick<Dependencies, 'secret'>) => {
  const macOf = async (text: string) =>
    createHmac('sha256', await secret())
      .update(`device ${text}`)
      .digest('base64url');
  return {
    /** The id of a device of this account; nothing, for any other token. */
    async idIn(accountId: string, token: string | undefined): Promise<string | undefined> {
      const [account, deviceId, mac = ''] = token?.split('.') ?? [];
      if (account !== accountId || !deviceId) return undefined;
      const [given, made] = [Buffer.from(mac), Buffer.from(await macOf(`${account}.${deviceId}`))];
      return given.length === made.length && timingSafeEqual(given, made) ? deviceId : undefined;
    },
    /** A token for a device that is new. */
    async tokenFor(accountId: string): Promise<string> {
      const made = `${accountId}.${randomBytes(12).toString('base64url')}`;
      return `${made}.${await macOf(made)}`;
    },
  };
};
