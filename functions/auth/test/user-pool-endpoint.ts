import { createServer } from 'node:http';

type Form = Record<string, string>;
type Reply = { readonly status: number; readonly body: unknown };
/** An operation of Cognito's API that is none of those below, with its input. */
type Asked = (operation: string, input: Record<string, unknown>) => Promise<Reply>;

export const CLIENT_SECRET = 'the secret of the app client';

/** How Cognito says it: an exception by its name. */
export const exception = (name: string): Reply => ({ status: 400, body: { __type: name, message: 'as Cognito says' } });

/** The answer of the token endpoint as the API gives it. */
const asResult = ({ status, body }: Reply): Reply => {
  if (status === 400) return exception('NotAuthorizedException');
  if (status !== 200 || typeof body !== 'object') return { status, body };
  const { access_token, id_token, refresh_token, expires_in } = body as Record<string, unknown>;
  const result = { AccessToken: access_token, IdToken: id_token, RefreshToken: refresh_token, ExpiresIn: expires_in };
  return { status, body: { AuthenticationResult: result } };
};

/** A user pool for tests, its token endpoint and its API: a real HTTP server whose next answers the test decides. */
export const startUserPoolEndpoint = async () => {
  let tokens: (form: Form) => Promise<Reply> = async () => ({ status: 400, body: {} });
  /** Of the app client; an update replaces all of them. */
  let settings: Record<string, unknown> = {
    SupportedIdentityProviders: ['Corporate'],
    CallbackURLs: ['https://portal.example'],
  };
  let asked: Asked = async (operation) => exception(`${operation} is not played`);
  const byOperation = async (operation: string, input: Record<string, unknown>): Promise<Reply> => {
    if (operation === 'DescribeUserPoolClient')
      return { status: 200, body: { UserPoolClient: { ...settings, ClientSecret: CLIENT_SECRET } } };
    if (operation === 'UpdateUserPoolClient') {
      const { UserPoolId: _, ClientId: __, ...given } = input;
      settings = given;
      return { status: 200, body: { UserPoolClient: settings } };
    }
    if (operation !== 'GetTokensFromRefreshToken') return asked(operation, input);
    if (input.ClientSecret !== CLIENT_SECRET) return exception('NotAuthorizedException');
    return asResult(await tokens({ grant_type: 'refresh_token', refresh_token: String(input.RefreshToken) }));
  };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const [, operation] = String(request.headers['x-amz-target'] ?? '').split('.');
    const form = Object.fromEntries(new URLSearchParams(text));
    const { status, body } = operation
      ? await byOperation(operation, JSON.parse(text) as Record<string, unknown>)
      : form.client_secret === CLIENT_SECRET
        ? await tokens(form)
        : { status: 401, body: { error: 'invalid_client' } };
    response
      .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    settings: () => settings,
    /** For `userPool`. */
    options: (issuer: string) => ({
      ...{ signInUrl: url, issuer, clientId: 'client-1' },
      cognito: { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
    }),
    answers: (next: typeof tokens) => {
      tokens = next;
    },
    asked: (next: Asked) => {
      asked = next;
    },
    /** What the token endpoint would say of this form, as a result of the API. */
    result: async (form: Form) => asResult(await tokens(form)),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
