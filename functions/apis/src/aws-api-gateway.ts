import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { type Phrase, phrase } from '@portico/words';

export type AwsApiKind = 'rest' | 'http';
export type AwsApi = {
  readonly id: string;
  readonly kind: AwsApiKind;
  readonly name: string;
  readonly description: string | undefined;
  readonly createdAt: string | undefined;
};
/** An API on a stage; on the one that was changed last where none is named. */
export type AwsApiReference = {
  readonly accountId: string;
  readonly kind: AwsApiKind;
  readonly id: string;
  readonly stage?: string;
};
type AwsApiPage = { readonly items: readonly AwsApi[]; readonly position: string | undefined };

/** What is asked of API Gateway in the deployment's Region: nothing is written there. */
export type AwsApiGateway = {
  readonly region: string;
  readonly accounts: readonly { readonly id: string; readonly own: boolean }[];
  readonly list: (
    accountId: string,
    kind: AwsApiKind,
    page: { readonly limit: number; readonly position: string | undefined },
  ) => Promise<AwsApiPage>;
  /** Its document as OpenAPI 3.0, with where the stage answers as its only server. */
  readonly exported: (api: AwsApiReference) => Promise<Uint8Array>;
};

/** AWS did not answer as it was asked; `busy`: it may when it is asked again. */
export class AwsRefused extends Error {
  readonly words: Phrase;
  readonly busy: boolean;
  constructor(words: Phrase, busy: boolean) {
    super('AWS did not answer');
    this.words = words;
    this.busy = busy;
  }
}

const BUSY = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'ServiceUnavailableException',
  'LimitExceededException',
]);
const DENIED = new Set(['AccessDeniedException', 'AccessDenied', 'UnauthorizedException', 'ForbiddenException']);
const MISSING = new Set(['NotFoundException']);

const refusedBy = (error: unknown, accountId: string): AwsRefused => {
  const name = error instanceof Error ? error.name : '';
  if (BUSY.has(name)) return new AwsRefused(phrase`API Gateway is asked too often at the moment.`, true);
  if (MISSING.has(name))
    return new AwsRefused(phrase`There is no such API, or stage, in the account ${accountId}.`, false);
  if (DENIED.has(name))
    return new AwsRefused(phrase`The account ${accountId} does not let Portico read its APIs.`, false);
  throw error;
};

type Settled = { readonly servers?: unknown } & Readonly<Record<string, unknown>>;

/** API Gateway exports a server with the stage as a variable; callers of a backend need the address itself. */
export const withServer = (text: string): Uint8Array => {
  // API Gateway wrote it; what it is beyond that, the reader checks.
  const document = JSON.parse(text) as Settled;
  const [server] = Array.isArray(document.servers) ? document.servers : [];
  const { url = '', variables = {} } = (server ?? {}) as {
    url?: string;
    variables?: Readonly<Record<string, { readonly default?: string }>>;
  };
  const settled = url
    .replace(/\{([^{}]+)\}/g, (_, name: string) => variables[name]?.default ?? '')
    .replace(/(?<!:)\/{2,}/g, '/')
    .replace(/\/$/, '');
  return Buffer.from(JSON.stringify({ ...document, ...(settled !== '' && { servers: [{ url: settled }] }) }));
};

export type AwsApiGatewayOptions = {
  readonly region: string;
  readonly accountId: string;
  /** Roles of further accounts, comma-separated ARNs. */
  readonly roleArns: string;
};

type Clients = { readonly rest: APIGatewayClient; readonly http: ApiGatewayV2Client };
const ROLE = /^arn:aws[a-z-]*:iam::(\d{12}):role\/.+$/;
/** How often it is tried in all where API Gateway is busy: five requests a second are its limit for an account. */
const ATTEMPTS = 4;

/** Credentials of a role that another account gave, for a quarter of an hour each; the SDK asks again when they end. */
const assuming = async (RoleArn: string) => {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({ maxAttempts: ATTEMPTS });
  return async () => {
    const asked = { RoleArn, RoleSessionName: 'portico-import', DurationSeconds: 900 };
    const { Credentials: given } = await sts.send(new AssumeRoleCommand(asked));
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = given ?? {};
    if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined)
      throw new Error('STS gave no credentials');
    return { accessKeyId, secretAccessKey, sessionToken, ...(given?.Expiration && { expiration: given.Expiration }) };
  };
};

export const connectAwsApiGateway = ({ region, accountId, roleArns }: AwsApiGatewayOptions): AwsApiGateway => {
  const roles = new Map(
    roleArns.split(',').flatMap((arn) => {
      const [, id] = ROLE.exec(arn.trim()) ?? [];
      return id === undefined ? [] : [[id, arn.trim()] as const];
    }),
  );
  /** Two SDKs, whose commands share names: loaded with the first question. */
  const restSdk = () => import('@aws-sdk/client-api-gateway');
  const httpSdk = () => import('@aws-sdk/client-apigatewayv2');
  const made = new Map<string, Promise<Clients>>();

  /** Clients that act in an account: loaded with the first question, by the role that it gave. */
  const clientsFor = (id: string): Promise<Clients> => {
    const had = made.get(id);
    if (had) return had;
    const clients = (async () => {
      const [{ APIGatewayClient }, { ApiGatewayV2Client }] = await Promise.all([restSdk(), httpSdk()]);
      const RoleArn = roles.get(id);
      const credentials = RoleArn === undefined ? undefined : await assuming(RoleArn);
      const settings = { region, maxAttempts: ATTEMPTS, ...(credentials && { credentials }) };
      return { rest: new APIGatewayClient(settings), http: new ApiGatewayV2Client(settings) };
    })();
    made.set(id, clients);
    clients.catch(() => made.delete(id));
    return clients;
  };

  const asking = async <Value>(id: string, ask: (clients: Clients) => Promise<Value>): Promise<Value> => {
    try {
      return await ask(await clientsFor(id));
    } catch (error) {
      throw refusedBy(error, id);
    }
  };

  /** Where none is named: the stage that was changed last. */
  const stageOf = async ({ rest }: Clients, restApiId: string): Promise<string | undefined> => {
    const { GetStagesCommand } = await restSdk();
    const { item = [] } = await rest.send(new GetStagesCommand({ restApiId }));
    const changed = ({ lastUpdatedDate }: { lastUpdatedDate?: Date | undefined }) => lastUpdatedDate?.getTime() ?? 0;
    return item.toSorted((one, other) => changed(other) - changed(one))[0]?.stageName;
  };

  return {
    region,
    accounts: [{ id: accountId, own: true }, ...[...roles.keys()].map((id) => ({ id, own: id === accountId }))].filter(
      ({ id }, index, all) => all.findIndex((other) => other.id === id) === index,
    ),

    list: (id, kind, { limit, position }) =>
      asking(id, async ({ rest, http }) => {
        if (kind === 'rest') {
          const { GetRestApisCommand } = await restSdk();
          const { items = [], position: next } = await rest.send(new GetRestApisCommand({ limit, position }));
          return {
            position: next,
            items: items.map(({ id: apiId = '', name = apiId, description, createdDate }) => ({
              ...{ id: apiId, kind, name, description, createdAt: createdDate?.toISOString() },
            })),
          };
        }
        const { GetApisCommand } = await httpSdk();
        const page = { MaxResults: String(limit), ...(position !== undefined && { NextToken: position }) };
        const { Items = [], NextToken } = await http.send(new GetApisCommand(page));
        return {
          position: NextToken,
          items: Items.filter(({ ProtocolType }) => ProtocolType === 'HTTP').map(
            ({ ApiId = '', Name = ApiId, Description, CreatedDate }) => ({
              ...{ id: ApiId, kind, name: Name, description: Description, createdAt: CreatedDate?.toISOString() },
            }),
          ),
        };
      }),

    exported: ({ accountId: of, kind, id, stage }) =>
      asking(of, async (clients) => {
        if (kind === 'http') {
          const { ExportApiCommand } = await httpSdk();
          const how = { Specification: 'OAS30', OutputType: 'JSON', ...(stage !== undefined && { StageName: stage }) };
          const { body } = await clients.http.send(new ExportApiCommand({ ApiId: id, ...how }));
          return withServer(new TextDecoder().decode(body));
        }
        const { GetExportCommand } = await restSdk();
        const stageName = stage ?? (await stageOf(clients, id));
        if (stageName === undefined)
          throw new AwsRefused(phrase`The API is deployed on no stage: there is nothing to be exported.`, false);
        const { body } = await clients.rest.send(
          new GetExportCommand({ restApiId: id, stageName, exportType: 'oas30', accepts: 'application/json' }),
        );
        return withServer(new TextDecoder().decode(body));
      }),
  };
};
