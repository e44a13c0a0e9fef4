import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createSsm } from './index.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createSsm>;
let client: SSMClient;
const put = (Name: string, Value: string, more: object = {}) =>
  client.send(new PutParameterCommand({ Name, Value, Type: 'String', ...more }));

beforeEach(async () => {
  cloud = createTestCloud();
  service = createSsm(cloud.context);
  client = new SSMClient(await cloud.serve(service));
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a parameter', () => {
  it('is versioned, and overwritten only on request', async () => {
    await put('/portico/limit', '1');
    await expect(put('/portico/limit', '2')).rejects.toBeInstanceOf(ParameterAlreadyExists);
    expect((await put('/portico/limit', '2', { Overwrite: true })).Version).toBe(2);
    expect((await client.send(new GetParameterCommand({ Name: '/portico/limit' }))).Parameter).toMatchObject({
      Value: '2',
      Version: 2,
      Type: 'String',
    });
  });

  it('that is secure shows its value only with decryption', async () => {
    await put('/s', 'hidden', { Type: 'SecureString' });
    const get = async (WithDecryption: boolean) =>
      (await client.send(new GetParameterCommand({ Name: '/s', WithDecryption }))).Parameter?.Value;
    expect(await get(true)).toBe('hidden');
    expect(await get(false)).not.toContain('hidden');
  });

  it('is found by path, page by page, and names what is missing', async () => {
    for (const name of ['/a/1', '/a/2', '/a/b/3', '/c']) await put(name, name);
    const page = await client.send(new GetParametersByPathCommand({ Path: '/a', Recursive: true, MaxResults: 2 }));
    const rest = await client.send(
      new GetParametersByPathCommand({ Path: '/a', Recursive: true, MaxResults: 2, NextToken: page.NextToken }),
    );
    expect([...(page.Parameters ?? []), ...(rest.Parameters ?? [])].map((parameter) => parameter.Name)).toEqual([
      '/a/1',
      '/a/2',
      '/a/b/3',
    ]);
    expect((await client.send(new GetParametersCommand({ Names: ['/c', '/d'] }))).InvalidParameters).toEqual(['/d']);
  });

  it('that does not exist is named with the class the SDK knows', async () => {
    await expect(client.send(new GetParameterCommand({ Name: '/none' }))).rejects.toBeInstanceOf(ParameterNotFound);
    await expect(client.send(new DeleteParameterCommand({ Name: '/none' }))).rejects.toBeInstanceOf(ParameterNotFound);
  });

  it('of the template follows the template', async () => {
    const deploy = (Value: string) =>
      service.resources['AWS::SSM::Parameter']?.({
        stack: 's',
        logicalId: 'P',
        properties: { Name: '/t', Type: 'String', Value },
      });
    await deploy('1');
    await deploy('2');
    expect(service.parameterText('/t')).toBe('2');
  });
});
