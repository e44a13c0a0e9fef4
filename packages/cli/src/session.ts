import { Portico } from '@portico/client';
import { type Credentials, credentialsFor, type Environment } from './credentials.ts';
import { CommandError, EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What a command is given. */
export type Context = {
  readonly environment: Environment;
  readonly terminal: Terminal;
  readonly url: string | undefined;
  /** Opens an address in the person's browser; whether it could. */
  readonly openBrowser: (url: string) => boolean;
  readonly readInput: () => Promise<string>;
};

export const clientOf = ({ url, token }: Credentials): Portico =>
  new Portico({
    baseUrl: token === undefined ? `${url}/public` : url,
    token,
    headers: { 'User-Agent': 'portico-cli' },
  });

/** A client that acts as who is signed in. */
export const signedIn = ({ environment, url }: Pick<Context, 'environment' | 'url'>): Portico => {
  const credentials = credentialsFor(environment, url);
  if (credentials.token === undefined)
    throw new CommandError(
      `nobody is signed in at ${credentials.url}: \`portico login\`, or set PORTICO_TOKEN`,
      EXIT.forbidden,
    );
  return clientOf(credentials);
};

/** A client that acts as who is signed in, or as a visitor. */
export const anyone = ({ environment, url }: Pick<Context, 'environment' | 'url'>): Portico =>
  clientOf(credentialsFor(environment, url));
