import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { escaped, Refusal, type Say } from './answers.ts';
import { createCloudFormation } from './cloud-formation.ts';
import { createAccount, jsonOperations, restOperations, tableOperations } from './services.ts';

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The service that a request was signed for. */
const serviceOf = ({ headers }: IncomingMessage) =>
  /Credential=[^/]+\/[^/]+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

/** AWS as far as a deployment asks it: the SDK's and the CDK's own calls are taken, and refused where AWS would. */
export const startAwsStub = async () => {
  const account = createAccount();
  const objects = new Map<string, Buffer>();
  const cloudFormation = createCloudFormation((key) => objects.get(key)?.toString());
  const json = { ...jsonOperations(account), ...tableOperations(account) };
  const rest = restOperations(account);
  /** Everything that was asked, for a test that looks for what must not be. */
  const asked: string[] = [];
  /** What no operation here answers: the stub is to be mended, not AWS. */
  const unknown: string[] = [];

  const query = (say: Say): string => {
    const action = say.Action ?? '';
    if (action === 'GetCallerIdentity')
      return `<Arn>arn:aws:iam::${account.id}:user/operator</Arn><UserId>AIDA</UserId><Account>${account.id}</Account>`;
    if (action === 'AssumeRole')
      return `<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><Arn>${escaped(say.RoleArn ?? '')}</Arn><AssumedRoleId>AROA:cdk</AssumedRoleId></AssumedRoleUser>`;
    const perform = cloudFormation.actions[action];
    if (!perform) {
      unknown.push(action);
      throw new Refusal(400, 'InvalidAction', `${action} is not known to the stub`);
    }
    return perform(say);
  };

  const s3 = ({ method = '', url = '' }: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(url, 'http://s3');
    const [, , key = ''] = pathname.split('/');
    if (method === 'PUT') objects.set(key, body);
    if (method === 'POST' && searchParams.has('delete')) return response.end('<DeleteResult/>');
    if (method === 'HEAD') return response.writeHead(objects.has(key) ? 200 : 404).end();
    if (searchParams.has('encryption')) return response.end('<ServerSideEncryptionConfiguration/>');
    if (searchParams.has('location')) return response.end('<LocationConstraint/>');
    if (searchParams.has('versions'))
      return response.end('<ListVersionsResult><IsTruncated>false</IsTruncated></ListVersionsResult>');
    if (method === 'GET') return response.end('<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>');
    return response.setHeader('ETag', '"1"').end();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const body = await bodyOf(request);
    const service = serviceOf(request);
    if (service === 's3') return s3(request, body, response);
    const target = String(request.headers['x-amz-target'] ?? '');
    const path = `${request.method} ${new URL(request.url ?? '/', 'http://aws').pathname}`;
    asked.push(`${service} ${target || path} ${body}`);
    if (target !== '') {
      const perform = json[target];
      if (!perform) unknown.push(target);
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      return response.end(JSON.stringify(perform?.(JSON.parse(body.toString() || '{}')) ?? {}));
    }
    if (String(request.headers['content-type']).includes('x-www-form-urlencoded')) {
      const say = Object.fromEntries(new URLSearchParams(body.toString()));
      const action = say.Action ?? '';
      return response.end(`<${action}Response><${action}Result>${query(say)}</${action}Result></${action}Response>`);
    }
    for (const [pattern, perform] of rest) {
      const found = pattern.exec(path);
      if (!found) continue;
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(perform(found)));
    }
    unknown.push(path);
    throw new Refusal(404, 'UnknownOperation', path);
  };

  const refuse = (request: IncomingMessage, response: ServerResponse, error: unknown) => {
    const { status, code, message } =
      error instanceof Refusal ? error : new Refusal(500, 'InternalFailure', String(error));
    const isQuery = String(request.headers['content-type']).includes('x-www-form-urlencoded');
    response.writeHead(status, { 'x-amzn-errortype': code, 'content-type': isQuery ? 'text/xml' : 'application/json' });
    response.end(
      isQuery
        ? `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error></ErrorResponse>`
        : JSON.stringify({ __type: code, message }),
    );
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(request, response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ account, cloudFormation, objects, asked, unknown },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

export type AwsStub = Awaited<ReturnType<typeof startAwsStub>>;
