import { createServer, type Server } from 'node:http';
import { APIGatewayClient, GetExportCommand, GetRestApisCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsError } from '../service.ts';
import { createManagement } from './management.ts';

const body = {
  openapi: '3.0.3',
  info: { title: 'One', version: '1' },
  paths: { '/things': { get: { 'x-amazon-apigateway-integration': { type: 'mock' }, responses: {} } } },
};
const apis = ['one', 'two', 'three'].map((id) => ({ id, name: `API ${id}`, description: '', body, stages: ['v1'] }));
const management = createManagement({
  ...{ region: 'us-east-1', origin: 'http://localhost:3001', madeAt: new Date('2026-11-30T12:00:00.000Z') },
  apis: () => apis,
});
let server: Server;
let rest: APIGatewayClient;
let http: ApiGatewayV2Client;
const needed: string[] = [];

beforeAll(async () => {
  server = createServer(async ({ method = 'GET', url: path = '/' }, response) => {
    const query = new URLSearchParams(path.split('?')[1]);
    const request = { method, path, query, headers: {}, body: Buffer.alloc(0), caller: 'root' };
    needed.push(...management.requirements(request).map(({ action, resource }) => `${action} ${resource}`));
    try {
      const { status, headers, body: answer } = await management.handle(request);
      response.writeHead(status, headers).end(answer);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      response
        .writeHead(error.status, { 'x-amzn-errortype': error.code })
        .end(JSON.stringify({ message: error.message }));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  const settings = {
    ...{ region: 'us-east-1', endpoint: `http://127.0.0.1:${address.port}` },
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  rest = new APIGatewayClient(settings);
  http = new ApiGatewayV2Client(settings);
});
afterAll(() => new Promise<void>((done) => server.close(() => done())));

describe('the management API of API Gateway, asked by its SDK', () => {
  it('lists REST APIs page by page, and no HTTP APIs', async () => {
    const first = await rest.send(new GetRestApisCommand({ limit: 2 }));
    expect(first.items?.map(({ id, name }) => [id, name])).toEqual([
      ['one', 'API one'],
      ['two', 'API two'],
    ]);
    const second = await rest.send(new GetRestApisCommand({ limit: 2, position: first.position }));
    expect([second.items?.map(({ id }) => id), second.position]).toEqual([['three'], undefined]);
    expect((await http.send(new GetApisCommand({}))).Items).toEqual([]);
  });

  it('exports what is deployed on a stage, without what is of API Gateway alone', async () => {
    const { item = [] } = await rest.send(new GetStagesCommand({ restApiId: 'one' }));
    expect(item.map(({ stageName }) => stageName)).toEqual(['v1']);
    const asked = { restApiId: 'one', stageName: 'v1', exportType: 'oas30', accepts: 'application/json' };
    const { body: bytes } = await rest.send(new GetExportCommand(asked));
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
      ...body,
      paths: { '/things': { get: { responses: {} } } },
      servers: [{ url: 'http://localhost:3001/{basePath}', variables: { basePath: { default: '/v1' } } }],
    });
    for (const wrong of [{ restApiId: 'none' }, { stageName: 'none' }])
      await expect(rest.send(new GetExportCommand({ ...asked, ...wrong }))).rejects.toMatchObject({
        name: 'NotFoundException',
      });
  });

  it('asks IAM for each path, HTTP APIs without the version of their API', () => {
    expect(new Set(needed)).toEqual(
      new Set([
        'apigateway:GET arn:aws:apigateway:us-east-1::/restapis',
        'apigateway:GET arn:aws:apigateway:us-east-1::/apis',
        'apigateway:GET arn:aws:apigateway:us-east-1::/restapis/one/stages',
        'apigateway:GET arn:aws:apigateway:us-east-1::/restapis/one/stages/v1/exports/oas30',
        'apigateway:GET arn:aws:apigateway:us-east-1::/restapis/none/stages/v1/exports/oas30',
        'apigateway:GET arn:aws:apigateway:us-east-1::/restapis/one/stages/none/exports/oas30',
      ]),
    );
  });
});
