import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isMadeBy } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';

/** The account of a folded address, whether anybody has it or not. */
export const accountOf = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 32);

/** Accounts of which one browser says that they signed in there; of more, those that did so longest ago are new again. */
const ACCOUNTS_MAX = 8;
const BETWEEN = '~';
const PART = /^\w{30,32}\.[\w-]{16}\.[\w-]{43}$/;

/**
 * Browsers that people signed in from: each has a token that names the accounts, the last first, of each
 * `<account>.<device id>.<mac>`.
 */
export const devices = ({ secret }: Pick<Dependencies, 'secret'>) => {
  const macOf = (key: string, text: string) => createHmac('sha256', key).update(`device ${text}`).digest('base64url');
  const partsOf = (token: string | undefined): string[] =>
    (token?.split(BETWEEN) ?? []).filter((part) => PART.test(part)).slice(0, ACCOUNTS_MAX);
  const isOf = (accountId: string) => (part: string) => part.startsWith(`${accountId}.`);

  /** The id of this account's device; nothing, where the token says nothing of it. */
  const idIn = async (accountId: string, token: string | undefined): Promise<string | undefined> => {
    const [account, deviceId, mac = ''] = partsOf(token).find(isOf(accountId))?.split('.') ?? [];
    if (account !== accountId || !deviceId) return undefined;
    return isMadeBy(await secret(), mac, (key) => macOf(key, `${account}.${deviceId}`)) ? deviceId : undefined;
  };

  return {
    idIn,
    /** What a browser has when somebody signed in there: what it had, and this account, known or new. */
    async tokenFor(accountId: string, token: string | undefined): Promise<string> {
      const deviceId = (await idIn(accountId, token)) ?? randomBytes(12).toString('base64url');
      const its = `${accountId}.${deviceId}`;
      const others = partsOf(token).filter((part) => !isOf(accountId)(part));
      return [`${its}.${macOf((await secret()).current, its)}`, ...others].slice(0, ACCOUNTS_MAX).join(BETWEEN);
    },
  };
};
