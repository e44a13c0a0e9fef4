import { createHash, randomBytes } from 'node:crypto';
import { type CreatedSession, Portico } from '@portico/client';

export type Where = {
  readonly apiUrl: string;
  readonly signInUrl: string;
  readonly portalUrl: string;
  readonly clientId: string;
  /** How what is asked is sent, where that is otherwise than by `fetch`. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
};
/** Somebody with a password, here or at the connection that is named. */
export type Who = { readonly email: string; readonly password: string; readonly provider?: string };

export type Code = {
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  readonly nonce: string;
};

const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return (value?.[1] ?? value?.[2] ?? value?.[3])
    ?.replaceAll('&amp;', '&')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&quot;', '"');
};

/** The form with a password in a page, filled in as a person would; or one that sends itself on. */
export const fillForm = (
  html: string,
  email: string,
  password: string,
): { action: string; body: URLSearchParams } | undefined => {
  for (const [form] of html.matchAll(/<form[\s\S]*?<\/form>/gi)) {
    if (!/type\s*=\s*["']?password|name\s*=\s*["']?SAMLResponse/i.test(form)) continue;
    const body = new URLSearchParams();
    for (const [input] of form.matchAll(/<input[^>]*>/gi)) {
      const name = attribute(input, 'name');
      const type = attribute(input, 'type') ?? 'text';
      if (!name || type === 'submit' || type === 'checkbox') continue;
      body.set(name, type === 'password' ? password : type === 'hidden' ? (attribute(input, 'value') ?? '') : email);
    }
    return { action: attribute(/<form[^>]*>/i.exec(form)?.[0] ?? '', 'action') ?? '', body };
  }
  return undefined;
};

/** Cookies by origin, as a browser would keep them. */
const createJar = () => {
  const jar = new Map<string, Map<string, string>>();
  return {
    take(response: Response, url: URL) {
      const cookies = jar.get(url.origin) ?? new Map<string, string>();
      jar.set(url.origin, cookies);
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
    },
    give: (url: URL) => [...(jar.get(url.origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
  };
};

type Journey = Pick<Who, 'email' | 'password'> & {
  readonly from: URL;
  readonly hasArrived: (url: URL) => boolean;
};

/** Goes through the pages of a sign-in like a browser without scripts. Throws what the page says when refused. */
const travel = async ({ email, password, from, hasArrived }: Journey) => {
  const jar = createJar();
  let url = from;
  let body: URLSearchParams | undefined;
  for (let hops = 0; hops < 15; hops++) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.give(url), ...(body && { origin: url.origin }) },
      ...(body && { method: 'POST', body }),
    });
    jar.take(response, url);
    const location = response.headers.get('location');
    const html = location ? '' : await response.text();
    const form = location ? undefined : fillForm(html, email, password);
    const isAskedAgain = body !== undefined && form?.body.has('SAMLResponse') !== true;
    if (!location && (!form || isAskedAgain))
      throw new Error(
        `sign-in stopped at ${url.pathname} (${response.status}): ${html
          .replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .slice(0, 300)}`,
      );
    url = new URL(location ?? form?.action ?? '', url);
    body = form?.body;
    if (hasArrived(url)) return url;
  }
  throw new Error('sign-in goes in circles');
};

/** A code for a session from a connection: authorization code + PKCE. */
export const obtainCode = async (
  { signInUrl, clientId, portalUrl }: Where,
  { email, password, provider = '' }: Who,
): Promise<Code> => {
  const codeVerifier = randomBytes(32).toString('base64url');
  const [state, nonce] = [randomBytes(16).toString('base64url'), randomBytes(16).toString('base64url')];
  const redirectUri = `${portalUrl}/auth/callback`;
  const from = new URL(`${signInUrl}/oauth2/authorize`);
  from.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    identity_provider: provider,
  }).toString();
  const hasArrived = ({ href }: URL) => href.startsWith(redirectUri);
  const url = await travel({ email, password, from, hasArrived });
  const code = url.searchParams.get('code');
  if (!code || url.searchParams.get('state') !== state)
    throw new Error(`sign-in was refused: ${url.searchParams.get('error_description') ?? 'no code'}`);
  return { code, codeVerifier, redirectUri, nonce };
};

/** Signs somebody in as the portal does: through their connection, or with a password of our own. */
export const createSession = async (
  where: Where,
  who: Who,
  device?: string,
  deviceToken?: string,
): Promise<CreatedSession> => {
  const visitor = new Portico({ baseUrl: where.apiUrl, ...(where.send && { fetch: where.send }) });
  const from = { ...(device !== undefined && { device }), ...(deviceToken !== undefined && { deviceToken }) };
  if (who.provider) return visitor.createSession({ body: { ...(await obtainCode(where, who)), ...from } });
  const { email, password } = who;
  const { created, step } = await visitor.beginSignIn({ body: { email, password, ...from } });
  if (!created) throw new Error(`the sign-in of ${email} asks for ${step?.asks}`);
  return created;
};

/** The portal's cookies after a sign-in there, as a Cookie header has them. */
export const obtainCookies = async (portalUrl: string, { email, password }: Who): Promise<string> => {
  const answer = await fetch(`${portalUrl}/auth/password`, {
    method: 'POST',
    headers: { origin: portalUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`the portal refused the sign-in of ${email}: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
};
