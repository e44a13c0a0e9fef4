import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandError, EXIT } from './exit-codes.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

type Kept = {
  /** Where commands go that name no portal. */
  readonly current?: string;
  readonly portals: Readonly<Record<string, { readonly token: string; readonly email?: string }>>;
};

const OWNER_ONLY = 0o600;
const FOLDER_OWNER_ONLY = 0o700;

/** `$XDG_CONFIG_HOME/portico/credentials.json` (XDG Base Directory). */
export const credentialsFile = (environment: Environment): string =>
  join(environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), '.config'), 'portico/credentials.json');

const read = (file: string): Kept => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { portals: {} };
  }
  try {
    // Written by `write` below; whatever else stands there is refused.
    const kept = JSON.parse(text) as Partial<Kept>;
    if (typeof kept.portals === 'object' && kept.portals !== null) return { ...kept, portals: kept.portals };
  } catch {
    // Told below.
  }
  throw new CommandError(`${file} is damaged: delete it and sign in again`, EXIT.forbidden);
};

/** Whole or not at all, and never readable by others, not even for a moment. */
const write = (file: string, kept: Kept): void => {
  mkdirSync(dirname(file), { recursive: true, mode: FOLDER_OWNER_ONLY });
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
    chmodSync(beside, OWNER_ONLY);
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The base of a portal's API. A token goes over TLS, or stays on the machine. */
export const portalUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.search || url.hash)
    throw new CommandError(`${text} is not the URL of a portal's API, as in https://api.example.com`);
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname))
    throw new CommandError(`${url.origin} is not encrypted: a token is sent over https only`);
  return url.href.replace(/(?<!\/)\/+$/, '');
};

export type Credentials = { readonly url: string; readonly token: string | undefined };

/** Which portal is meant, and the token for it: of the command, of the environment, of the file, in this order. */
export const credentialsFor = (environment: Environment, url: string | undefined): Credentials => {
  const kept = read(credentialsFile(environment));
  const wanted = url ?? (environment.PORTICO_URL || undefined) ?? kept.current;
  if (wanted === undefined)
    throw new CommandError(
      'no portal is named: sign in with `portico login --url …`, or set PORTICO_URL',
      EXIT.forbidden,
    );
  const base = portalUrl(wanted);
  return { url: base, token: environment.PORTICO_TOKEN || kept.portals[base]?.token };
};

export const keepToken = (environment: Environment, url: string, token: string, email: string): void => {
  const file = credentialsFile(environment);
  const { portals } = read(file);
  write(file, { current: url, portals: { ...portals, [url]: { token, email } } });
};

/** Whether there was one to forget. */
export const forgetToken = (environment: Environment, url: string): boolean => {
  const file = credentialsFile(environment);
  const { current, portals } = read(file);
  const { [url]: gone, ...rest } = portals;
  write(file, { ...(current !== undefined && current !== url && { current }), portals: rest });
  return gone !== undefined;
};
