import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createCognito } from './index.ts';

export const redirectUri = 'http://localhost:3000/api/auth/callback';
export const password = 'Correct-horse-7';
/** Little: what is tested is what passwords open, not what guessing them costs. */
const PASSWORD_WORK = 16;

/** A browser of one page: keeps cookies, follows nothing by itself. */
export const createBrowser = () => {
  const cookies = new Map<string, string>();
  const remember = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const open = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return remember(await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie: header } }));
  };
  return {
    cookies,
    open,
    /** Follows redirects while they stay below `origin`; answers the last response and where it would go next. */
    async follow(
      url: string,
      origins: readonly string[],
    ): Promise<{ response: Response; url: string; location: string }> {
      let at = url;
      for (;;) {
        const response = await open(at);
        const location = response.headers.get('location');
        if (location === null) return { response, url: at, location: '' };
        const next = new URL(location, at).toString();
        if (!origins.some((origin) => next.startsWith(origin))) return { response, url: at, location: next };
        at = next;
      }
    },
    /** Sends the form of a page with its hidden fields. */
    async submit(pageUrl: string, html: string, fields: Record<string, string>): Promise<Response> {
      const action = /<form method="post"(?: action="([^"]*)")?/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? pageUrl;
      const form = new URLSearchParams(fields);
      for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
        if (!form.has(name)) form.set(name, value);
      return await open(new URL(action, pageUrl).toString(), { method: 'POST', body: form });
    },
  };
};

/** A port for a process that is told which. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

const clientProperties = (UserPoolId: string) => ({
  UserPoolId,
  ClientName: 'Portico',
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email', 'profile'],
  AllowedOAuthFlowsUserPoolClient: true,
  CallbackURLs: [redirectUri],
  LogoutURLs: ['http://localhost:3000/'],
  SupportedIdentityProviders: ['COGNITO', 'Corporate'],
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
  AccessTokenValidity: 15,
  TokenValidityUnits: { AccessToken: 'minutes' },
  WriteAttributes: ['email', 'name'],
});

export const poolProperties = {
  UserPoolName: 'portico',
  UsernameAttributes: ['email'],
  AutoVerifiedAttributes: ['email'],
  Schema: [{ Name: 'theme', AttributeDataType: 'String' }],
  Policies: {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      PasswordHistorySize: 5,
    },
  },
};

/** A pool with one public client behind its API and its domain, both over loopback. */
export const createCognitoFixture = async (options: { pool?: object; client?: object } = {}) => {
  const cloud: TestCloud = createTestCloud();
  const server = createServer((request, response) => service.cognitoDomain(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP listener has an AddressInfo
  const signIn = `http://localhost:${port}`;
  cloud.setOrigins({ signIn });
  const service = createCognito(cloud.context, PASSWORD_WORK);
  const config = await cloud.serve(service);
  const client = new CognitoIdentityProviderClient(config);
  const deploy = async (type: string, logicalId: string, properties: object) => {
    const deployed = await service.resources[type]?.({ stack: 'identity', logicalId, properties: { ...properties } });
    if (!deployed) throw new Error(`${type} is not deployed`);
    return deployed;
  };
  const pool = await deploy('AWS::Cognito::UserPool', 'Pool', { ...poolProperties, ...options.pool });
  const appProperties = { ...clientProperties(pool.ref), ...options.client };
  const app = await deploy('AWS::Cognito::UserPoolClient', 'Client', appProperties);
  for (const GroupName of ['admin', 'publisher'])
    await deploy('AWS::Cognito::UserPoolGroup', GroupName, { UserPoolId: pool.ref, GroupName });
  return {
    cloud,
    service,
    client,
    deploy,
    signIn,
    endpoint: config.endpoint,
    poolId: pool.ref,
    clientId: app.ref,
    clientProperties: appProperties,
    issuer: pool.attributes?.ProviderURL ?? '',
    appSecret: app.attributes?.ClientSecret,
    authorizeUrl: (challenge: string | undefined, more: Record<string, string> = {}) => {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: app.ref,
        redirect_uri: redirectUri,
        state: 'st',
        nonce: 'no',
        scope: 'openid email profile',
        ...more,
      });
      if (challenge !== undefined) {
        query.set('code_challenge', challenge);
        query.set('code_challenge_method', 'S256');
      }
      return `${signIn}/oauth2/authorize?${query}`;
    },
    token: async (form: Record<string, string>, headers: Record<string, string> = {}) => {
      const response = await fetch(`${signIn}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: app.ref, ...form }),
        headers,
      });
      const body: unknown = await response.json();
      return { status: response.status, body: body as Record<string, string> }; // the token endpoint answers flat JSON of strings and one number
    },
    close: async () => {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await cloud.close();
    },
  };
};

export type CognitoFixture = Awaited<ReturnType<typeof createCognitoFixture>>;
