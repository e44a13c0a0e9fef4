import { Portico } from '@portico/client';
import { tokenByBrowser, tokenByDevice } from './approved-login.ts';
import { credentialsFor, forgetToken, keepToken, portalUrl } from './credentials.ts';
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts';
import { type Context, signedIn } from './session.ts';

export type LoginOptions = {
  readonly portal: string | undefined;
  readonly device: boolean;
  readonly withToken: boolean;
};

const TOKEN = /^[\w-]{20,100}$/;

/** Which portal is signed in to: the one that is named, or the one before. */
export const wantedPortal = ({ environment, url }: Context, portal: string | undefined): string => {
  const named = portal ?? url;
  return named === undefined ? credentialsFor(environment, undefined).url : portalUrl(named);
};

/** Keeps a token, once it was seen to work. */
export const keepWorking = async (
  { environment, terminal }: Context,
  url: string,
  token: string,
): Promise<ExitCode> => {
  const { user } = await new Portico({ baseUrl: url, token }).getCurrentUser();
  keepToken(environment, url, token, user.email);
  terminal.show({ url, user: { id: user.id, email: user.email, name: user.name } }, () => [
    `You are signed in at ${url} as ${user.email}.`,
  ]);
  return EXIT.done;
};

/** With an access token from standard input, so that it is in no history and no list of processes. */
export const loginWithToken = async (context: Context, url: string): Promise<ExitCode> => {
  const token = (await context.readInput()).trim();
  if (!TOKEN.test(token)) throw new CommandError('no access token came on standard input');
  return keepWorking(context, url, token);
};

export const logout = async (context: Context): Promise<ExitCode> => {
  const { url } = credentialsFor(context.environment, context.url);
  const had = forgetToken(context.environment, url);
  context.terminal.show({ url, forgotten: had }, () => [
    had
      ? `The token for ${url} is forgotten here; it is revoked under Account → Access tokens.`
      : `Nobody was signed in at ${url}.`,
  ]);
  return EXIT.done;
};

export const whoami = async (context: Context): Promise<ExitCode> => {
  const { url } = credentialsFor(context.environment, context.url);
  const { user, teams } = await signedIn(context).getCurrentUser();
  context.terminal.show({ url, user, teams }, () => [
    `${user.name} <${user.email}> at ${url}`,
    `roles: ${user.roles.join(', ')}`,
    ...teams.map(({ name, slug, role }) => `team ${slug ?? name}: ${role}`),
  ]);
  return EXIT.done;
};

/** In a browser on this machine, unless another way is said; what is kept is an access token of this program's own. */
export const login = async (context: Context, { portal, device, withToken }: LoginOptions): Promise<ExitCode> => {
  const url = wantedPortal(context, portal);
  if (withToken && device) throw new CommandError('--device and --with-token are two ways: choose one');
  if (withToken) return loginWithToken(context, url);
  return keepWorking(context, url, await (device ? tokenByDevice(context, url) : tokenByBrowser(context, url)));
};
