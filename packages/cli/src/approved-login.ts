import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type AccessTokenScope, type CreatedDeviceAuthorization, Portico } from '@portico/client';
import { CommandError, EXIT } from './exit-codes.ts';
import { openLoopback } from './loopback.ts';
import type { Context } from './session.ts';

/** What commands do. */
const SCOPES: AccessTokenScope[] = [
  ...(['apis:write', 'consumers:write', 'docs:write', 'teams:write', 'testing:write'] as const),
  ...(['analytics:read', 'users:read', 'meta:read'] as const),
];
const NAME_LENGTH_MAX = 80;

/** What the token is called among those of whoever approves it: after this machine. */
const tokenName = (): string =>
  `portico on ${hostname().replaceAll(/[^\w.-]/g, '') || 'a machine'}`.slice(0, NAME_LENGTH_MAX);

const refused = () => new CommandError('it was refused', EXIT.forbidden);
const secretText = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Asks for a token; `verifier` is what fetching it takes (RFC 7636). */
const asking = (url: string) => {
  const client = new Portico({ baseUrl: url, headers: { 'User-Agent': 'portico-cli' } });
  const verifier = secretText(32);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return {
    ask: (loopback?: { port: number; state: string }) =>
      client.createDeviceAuthorization({
        body: { name: tokenName(), scopes: SCOPES, challenge, ...(loopback && { loopback }) },
      }),
    fetchToken: async (userCode: string, code?: string) =>
      client.redeemDeviceAuthorization({ body: { userCode, verifier, ...(code !== undefined && { code }) } }),
  };
};

const lifetimeOf = ({ expiresAt }: CreatedDeviceAuthorization): number => Date.parse(expiresAt) - Date.now();

/** A token that is approved in a browser on this machine, which brings the code for it here. */
export const tokenByBrowser = async ({ terminal, openBrowser }: Context, url: string): Promise<string> => {
  const { ask, fetchToken } = asking(url);
  const state = secretText(24);
  let page = url;
  const loopback = await openLoopback(state, () => page.split('?', 1)[0] ?? page);
  try {
    const asked = await ask({ port: loopback.port, state });
    ({ page } = asked);
    const opened = openBrowser(page);
    terminal.ask(
      opened
        ? `Approve it in your browser; the code is ${asked.userCode}.`
        : `Open ${page} in a browser on this machine, or use \`portico login --device\` elsewhere; the code is ${asked.userCode}.`,
    );
    const brought = await loopback.brought(lifetimeOf(asked));
    if (!('code' in brought)) throw refused();
    const { created } = await fetchToken(asked.userCode, brought.code);
    if (!created) throw new CommandError('the portal gave no token', EXIT.failed);
    return created.secret;
  } finally {
    await loopback.close();
  }
};

/** A token that is approved in a browser anywhere, by the code that is shown here (RFC 8628). */
export const tokenByDevice = async ({ terminal }: Context, url: string): Promise<string> => {
  const { ask, fetchToken } = asking(url);
  const asked = await ask();
  terminal.ask(`Open ${asked.page} in any browser, and type the code ${asked.userCode}.`);
  terminal.progress('waiting for it to be approved');
  for (let { intervalSeconds } = asked; ; ) {
    await pause(intervalSeconds * 1_000);
    const told = await fetchToken(asked.userCode);
    if (told.created) return told.created.secret;
    if (told.status === 'refused') throw refused();
    intervalSeconds = told.intervalSeconds ?? intervalSeconds;
  }
};
