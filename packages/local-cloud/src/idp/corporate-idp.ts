import { createHash, generateKeyPairSync, type JsonWebKey, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import Provider, { type Configuration, type JWK } from 'oidc-provider';
import { readDomainRequest, send } from '../services/cognito/domain/http.ts';
import { errorBox, field, page, problemPage } from '../services/cognito/domain/page.ts';
import { fieldsOf, recordsOf, textOf, textsOf } from '../services/wire/fields.ts';
import { escapeXml } from '../services/wire/xml.ts';
import { writeDurably } from '../write-durably.ts';
import { createSamlIdp } from './saml-idp.ts';

export type IdpAccount = {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly groups?: readonly string[];
};

export type IdpClient = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
};

export type CorporateIdpConfig = {
  readonly port: number;
  /** The origin browsers and the user pool know it by. */
  readonly issuer: string;
  readonly clients: readonly IdpClient[];
  readonly accounts: readonly IdpAccount[];
  /** Where its SAML side answers to: assertion consumer services. */
  readonly samlReplyUrls?: readonly string[];
  /** Keeps the signing key and the cookie keys. */
  readonly dataFolder: string;
  /** On the sign-in page. */
  readonly companyName?: string;
};

export type CorporateIdp = {
  readonly issuer: string;
  stop(): Promise<void>;
};

type Keys = {
  readonly jwks: readonly JWK[];
  readonly cookies: readonly string[];
};

const loadKeys = (dataFolder: string): Keys => {
  const file = join(dataFolder, 'keys.json');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const kid = randomBytes(12).toString('base64url');
    const keys = {
      jwks: [{ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }],
      cookies: [randomBytes(32).toString('base64url')],
    };
    writeDurably(file, JSON.stringify(keys), 0o600);
  }
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const fields = fieldsOf(stored);
  const jwks = recordsOf(fields, 'jwks').map((key): JWK => ({ ...key, kty: textOf(key, 'kty') ?? 'RSA' }));
  return { jwks, cookies: textsOf(fields, 'cookies') };
};

const COMPANY = 'Acme';

const digest = (text: string) => createHash('sha256').update(text).digest();

const accountFor = (accounts: readonly IdpAccount[], email: string, password: string): IdpAccount | undefined => {
  const account = accounts.find((entry) => entry.email.toLowerCase() === email.trim().toLowerCase());
  const right = timingSafeEqual(digest(password), digest(account?.password ?? randomBytes(32).toString('hex')));
  return right ? account : undefined;
};

const configuration = (config: CorporateIdpConfig, keys: Keys): Configuration => ({
  clients: config.clients.map((client) => ({
    client_id: client.clientId,
    client_secret: client.clientSecret,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? [])],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
  })),
  jwks: { keys: [...keys.jwks] },
  cookies: {
    keys: [...keys.cookies],
    names: {
      session: 'corporate-idp-session',
      interaction: 'corporate-idp-interaction',
      resume: 'corporate-idp-resume',
    },
  },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
  // Scope-requested claims go into the ID token, where user pools look for them first.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      // Asked for without an ID token, it is a question (OpenID Connect RP-Initiated Logout 1.0, 2).
      logoutSource: (context, form) => {
        const company = escapeXml(config.companyName ?? COMPANY);
        const { headers = {}, body } = page({
          formTargets: ['http:', 'https:'],
          title: `Sign out · ${company}`,
          content: `<h1>${company}</h1><p>Do you want to sign out?</p>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
        });
        context.set('content-security-policy', String(headers['content-security-policy']));
        context.type = 'html';
        context.body = body ?? '';
      },
      postLogoutSuccessSource: (context) => {
        context.type = 'html';
        context.body = page({ title: 'Signed out', content: '<h1>You are signed out</h1>' }).body ?? '';
      },
    },
  },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, id) => {
    const account = config.accounts.find((entry) => entry.sub === id);
    return (
      account && {
        accountId: id,
        claims: () => ({
          ...{ sub: id, email: account.email, email_verified: true, name: account.name },
          groups: [...(account.groups ?? [])],
        }),
      }
    );
  },
  // The company registered the portal itself: nobody is asked for consent.
  async loadExistingGrant(context) {
    const { client, session } = context.oidc;
    if (!client || !session?.accountId) return undefined;
    const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  ttl: { AccessToken: 3600, AuthorizationCode: 60, IdToken: 3600, Interaction: 600, Session: 28_800, Grant: 28_800 },
  renderError: (context, error) => {
    context.type = 'html';
    context.body = problemPage(400, 'This sign-in cannot go on', error.error_description ?? error.error).body ?? '';
  },
});

type SignInPage = { readonly email: string; readonly error?: string | undefined; readonly carried?: string };

const signInPage = (company: string, { email, error, carried = '' }: SignInPage) =>
  page({
    status: error === undefined ? 200 : 401,
    title: `Sign in · ${company}`,
    content: `<h1>${escapeXml(company)} sign-in</h1><p>Use your work account.</p>${errorBox(error)}<form method="post">${carried}
${field({ name: 'email', label: 'Work e-mail', type: 'email', autocomplete: 'username', value: email, focus: email === '' }, error !== undefined)}
${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', focus: email !== '' }, error !== undefined)}
<button type="submit">Sign in</button></form>`,
    // The form's answer is redirected through the user pool to an application this provider does not know.
    formTargets: ['http:', 'https:'],
  });

/** GET and POST /interaction/{uid}: the provider binds the uid to this browser's cookie, so the form needs no other token. */
const interaction = async (
  provider: Provider,
  config: CorporateIdpConfig,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const company = config.companyName ?? COMPANY;
  try {
    const details = await provider.interactionDetails(request, response);
    const hint = textOf(details.params, 'login_hint') ?? '';
    const { method, form } = await readDomainRequest(request);
    if (method !== 'POST') return send(response, signInPage(company, { email: hint }));
    const account = accountFor(config.accounts, form.get('email') ?? '', form.get('password') ?? '');
    if (!account)
      return send(
        response,
        signInPage(company, { email: form.get('email') ?? '', error: 'The e-mail or password is not right.' }),
      );
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId: account.sub } },
      { mergeWithLastSubmission: false },
    );
  } catch {
    send(
      response,
      problemPage(400, 'This sign-in cannot go on', 'It was begun elsewhere or took too long. Go back and try again.'),
    );
  }
};

/** Starts the company's identity provider on loopback in this process; `forkCorporateIdp` gives it its own. */
export const startCorporateIdp = async (config: CorporateIdpConfig): Promise<CorporateIdp> => {
  const keys = loadKeys(config.dataFolder);
  const provider = new Provider(config.issuer, configuration(config, keys));
  const handle = provider.callback();
  const company = config.companyName ?? COMPANY;
  const saml = createSamlIdp({
    origin: config.issuer,
    // The first one is RSA.
    key: keys.jwks[0] as JsonWebKey,
    companyName: company,
    replyUrls: config.samlReplyUrls ?? [],
    now: () => new Date(),
    signInPage: (carried, email, error) => signInPage(company, { email, error, carried }),
    signIn: (email, password) => {
      const account = accountFor(config.accounts, email, password);
      if (!account) return undefined;
      const { sub, name, groups = [] } = account;
      return { subject: sub, attributes: { email: [account.email], name: [name], groups } };
    },
  });
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) void interaction(provider, config, request, response);
    else if (request.url?.startsWith('/saml/')) void saml(request, response);
    else void handle(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, '127.0.0.1', resolve);
  });
  return {
    issuer: config.issuer,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
