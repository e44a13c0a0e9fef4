import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import { phrase } from '@portico/words';
import type { buildConnector } from 'undici';
import { EgressError } from './egress-error.ts';
import type { Policy } from './policy.ts';
import { createSocketConnector } from './undici.ts';

/** Resolves a host name to every address it has. */
export type Lookup = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** More answers than this is not a service, it is an attempt. */
const ADDRESSES_MAX = 64;

export const systemResolver: Lookup = (hostname) => systemLookup(hostname, { all: true, verbatim: false });

const withTimeout = async <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new EgressError('timeout', phrase`the name was not resolved in time`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const resolve = async (lookup: Lookup, host: string, timeout: number): Promise<readonly string[]> => {
  if (isIP(host) !== 0) return [host];
  let answers: Awaited<ReturnType<Lookup>>;
  try {
    answers = await withTimeout(lookup(host), timeout);
  } catch (error) {
    if (error instanceof EgressError) throw error;
    throw new EgressError('dns-failed', phrase`the name could not be resolved`, { cause: error });
  }
  if (answers.length === 0) throw new EgressError('dns-failed', phrase`the name has no address`);
  if (answers.length > ADDRESSES_MAX)
    throw new EgressError('egress-refused', phrase`the name has more than ${ADDRESSES_MAX} addresses`);
  return answers.map(({ address }) => address);
};

/**
 * Connects only to an address that was checked: names are resolved here, once, every answer is judged, and the socket
 * is opened to the judged address itself, so that nothing resolves the name a second time (DNS rebinding).
 */
export const createConnector = (policy: Policy, lookup: Lookup, timeout: number): buildConnector.connector => {
  const connect = createSocketConnector({ timeout, allowH2: false, autoSelectFamily: false });
  const open = (options: buildConnector.Options, host: string, address: string) =>
    new Promise<{ error: Error | null; socket: Socket | null }>((settle) => {
      const { servername: _, ...rest } = options;
      const target = options.protocol === 'https:' ? { ...rest, servername: isIP(host) === 0 ? host : '' } : rest;
      connect({ ...target, hostname: address }, (error, socket) => settle({ error, socket }));
    });
  const run = async (options: buildConnector.Options) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const secure = options.protocol === 'https:';
    const port = options.port ? Number(options.port) : secure ? 443 : 80;
    const addresses = await resolve(lookup, host, timeout);
    policy.judgeAddresses(addresses, port, secure);
    let failure: unknown = new EgressError('connect-failed', phrase`no connection to the target could be made`);
    for (const address of addresses.slice(0, 2)) {
      const { error, socket } = await open(options, host, address);
      if (socket) return socket;
      failure = error;
    }
    throw failure;
  };
  return (options, callback) => {
    run(options).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
};
