/** Source of the emitted `credentials.ts`: tokens of a client of its own. `EXTENSION` is filled in. */
export const CREDENTIALS_SOURCE = `import { ApiError, ConnectionError } from './callEXTENSION';

export const base64 = (text: string): string => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Tokens of the client's own (RFC 6749, section 4.4): one is asked for at a time, and kept until shortly before its end. */
export class ClientCredentials {
  #known: { readonly token: Promise<string>; ends: number } | undefined;

  get(fetch: Fetch, url: string, id: string, secret: string, scopes: readonly string[]): Promise<string> {
    if (this.#known && this.#known.ends > Date.now()) return this.#known.token;
    const known = { token: this.#ask(fetch, url, id, secret, scopes), ends: Number.POSITIVE_INFINITY };
    this.#known = known;
    known.token.then(
      () => {
        known.ends = this.#ends;
      },
      () => {
        if (this.#known === known) this.#known = undefined;
      },
    );
    return known.token;
  }

  #ends = 0;

  async #ask(fetch: Fetch, url: string, id: string, secret: string, scopes: readonly string[]): Promise<string> {
    const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}) });
    const authorization = 'Basic ' + base64(encodeURIComponent(id) + ':' + encodeURIComponent(secret));
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: form.toString() }).catch((error: unknown) => {
      throw new ConnectionError('the token endpoint gave no answer', { cause: error });
    });
    const answer: unknown = await response.json().catch(() => undefined);
    const { access_token: token, expires_in: seconds } = (typeof answer === 'object' && answer !== null ? answer : {}) as { access_token?: unknown; expires_in?: unknown };
    if (!response.ok || typeof token !== 'string') throw new ApiError('token', response.status, response.headers, answer);
    this.#ends = Date.now() + Math.max((typeof seconds === 'number' ? seconds : 3_600) - 30, 0) * 1_000;
    return token;
  }
}
`;
