import { Problem, type Schema, type Total } from '@portico/contract';
import type { ConnectionItem } from '@portico/data';
import { CORPORATE_CONNECTION, connectionOfUsername, foldAddress, providerOf } from '@portico/domain';
import type { TokenClaims } from '@portico/identity';
import { phrase } from '@portico/words';
import { corporateConnection, isCorporate } from './corporate-connection.ts';
import type { Dependencies } from './dependencies.ts';

const REMEMBERED_MILLISECONDS = 5_000;
const REMEMBERED_MAX = 1_000;

export const switchedOff = () => new Problem('sign-in-failed', phrase`This way to sign in is switched off.`);

type Way = Total<Schema<'SignInConnection'>>;

export const domainOf = (email: string): string => foldAddress(email).split('@').at(-1) ?? '';

/**
 * Whether an address counts as proven: a connection of admins vouches for its own mail domains, and for no others; the
 * deployment's own, as the user pool of a password's, is believed what it says.
 */
export const vouchesFor = (
  via: Pick<ConnectionItem, 'connectionId' | 'domains'> | undefined,
  { email, emailVerified }: Pick<TokenClaims, 'email' | 'emailVerified'>,
): boolean => email !== undefined && (via && !isCorporate(via) ? via.domains.includes(domainOf(email)) : emailVerified);

/** Identity providers as people come through them: a mail domain leads to one. */
export const waysIn = ({ data, now, corporate }: Pick<Dependencies, 'data' | 'now' | 'corporate'>) => {
  const ofTemplate = new Set(corporate.domains.map((domain) => foldAddress(domain)));
  const template = corporateConnection({ data, now, corporate });
  const remembered = new Map<string, { readonly until: number; readonly way: Way | undefined }>();
  const { connection, connectionDomain } = data.entities;

  const read = async (domain: string): Promise<Way | undefined> => {
    const led = (await connectionDomain.get({ domain }).go()).data;
    const item = led && (await connection.get({ connectionId: led.connectionId }).go()).data;
    return item?.enabled ? { name: providerOf(item.connectionId), title: item.name } : undefined;
  };

  return {
    ofTemplate,

    /** Who asks with an address is told within five seconds what admins changed. */
    async ofAddress(email: string): Promise<Way | undefined> {
      const domain = domainOf(email);
      if (ofTemplate.has(domain)) return { name: providerOf(CORPORATE_CONNECTION), title: undefined };
      if (domain === '') return undefined;
      const known = remembered.get(domain);
      const at = now().getTime();
      if (known && known.until > at) return known.way;
      const way = await read(domain);
      if (remembered.size >= REMEMBERED_MAX) remembered.clear();
      remembered.set(domain, { until: at + REMEMBERED_MILLISECONDS, way });
      return way;
    },

    /** The connection somebody came through; none, of who came with a password. */
    async ofClaims({ username }: TokenClaims): Promise<ConnectionItem | undefined> {
      const connectionId = connectionOfUsername(username);
      if (connectionId === undefined) return undefined;
      if (connectionId === CORPORATE_CONNECTION) return template.ensure();
      const found = (await connection.get({ connectionId }).go({ consistent: true })).data;
      if (!found?.enabled) throw switchedOff();
      return found;
    },
  };
};

export type WaysIn = ReturnType<typeof waysIn>;
