import { type Egress, EgressError, readAll } from '@portico/egress';
import { phrase } from '@portico/words';

/** Who asks a token endpoint (RFC 6749 §2.3.1); without a secret it only says who it is. */
export type TokenClient = {
  readonly clientId: string;
  readonly secret?: string | undefined;
  readonly clientAuthentication: 'basic' | 'post';
};

type TokenRequest = {
  readonly tokenUrl: string;
  readonly client: TokenClient;
  /** `grant_type` and what it asks for. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly timeoutMilliseconds: number;
};

/** What a token endpoint answered; nothing of it is looked at yet. */
export type TokenAnswer = { readonly status: number; readonly said: Readonly<Record<string, unknown>> };

const ANSWER_BYTES_MAX = 100_000;
/** RFC 6750 §2.1. */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

/** RFC 6749, appendix B. */
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

const credentials = ({ clientId, secret, clientAuthentication }: TokenClient) => {
  if (secret !== undefined && clientAuthentication === 'basic') {
    const pair = Buffer.from(`${form(clientId)}:${form(secret)}`).toString('base64');
    return { headers: { authorization: `Basic ${pair}` }, fields: [] };
  }
  const fields = [['client_id', clientId] as const];
  return { headers: {}, fields: secret === undefined ? fields : [...fields, ['client_secret', secret] as const] };
};

const parsed = (bytes: Uint8Array): Record<string, unknown> => {
  try {
    const answer: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
};

/** Asks a token endpoint, through the egress door. */
export const askForToken = async (
  { egress }: { readonly egress: Egress },
  { tokenUrl, client, fields, timeoutMilliseconds }: TokenRequest,
): Promise<TokenAnswer> => {
  const own = credentials(client);
  const body = new URLSearchParams([...fields, ...own.fields].map(([name, value]) => [name, value]));
  const answer = await egress.request({
    ...{ url: tokenUrl, method: 'POST', body: body.toString() },
    headers: {
      ...{ accept: 'application/json', 'accept-encoding': 'identity' },
      ...{ 'content-type': 'application/x-www-form-urlencoded', ...own.headers },
    },
    ...{ totalTimeoutMilliseconds: timeoutMilliseconds, responseBytesMax: ANSWER_BYTES_MAX },
  });
  return { status: answer.status, said: parsed(await readAll(answer.body)) };
};

/** The bearer token of an answer, and how many seconds it lives, where that is said. */
export const bearerIn = ({
  status,
  said,
}: TokenAnswer): { readonly value: string; readonly seconds: number | undefined } => {
  if (status !== 200)
    throw new EgressError('upstream-protocol', phrase`the token endpoint answered with status ${status}`);
  const { access_token: value, token_type: type = 'Bearer', expires_in: seconds } = said;
  if (typeof value !== 'string' || !TOKEN.test(value) || String(type).toLowerCase() !== 'bearer')
    throw new EgressError('upstream-protocol', phrase`the token endpoint answered with no bearer token`);
  return { value, seconds: Number(seconds) > 0 ? Number(seconds) : undefined };
};
