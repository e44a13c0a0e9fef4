import { CloudFormationClient, CreateChangeSetCommand, ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecretsManager } from '../../packages/local-cloud/src/services/secrets-manager/index.ts';
import { createTestCloud, type TestCloud } from '../../packages/local-cloud/src/services/testing.ts';
import { endRotation, type RotatedName, type Rotation, rotateSecret } from '../../scripts/deploy/rotate-secret.ts';
import { tellStack } from '../../scripts/deploy/tell-stack.ts';
import { type AwsStub, startAwsStub } from './aws/stub.ts';

const FIRST = '1'.repeat(32);
let stub: AwsStub;
let cloud: TestCloud;
let cloudFormation: CloudFormationClient;
let secrets: SecretsManagerClient;
/** What happened, in its order: what was waited for is seen, not waited. */
let done: string[];
let breaksAt: number;

const labels = async () =>
  (await secrets.send(new DescribeSecretCommand({ SecretId: 'own' }))).VersionIdsToStages ?? {};
/** Who has which label; the first version is `1`, and another is a letter by its coming. */
const seen = new Map<string, string>();
const short = (id: string) => {
  if (id === FIRST) return '1';
  if (!seen.has(id)) seen.set(id, 'abcdefgh'[seen.size] ?? '');
  return seen.get(id) ?? '';
};
const standing = async () =>
  Object.entries(await labels())
    .flatMap(([id, stages]) => stages.map((stage) => `${stage.replace('AWS', '').toLowerCase()} ${short(id)}`))
    .sort()
    .join(', ');
const told = (stack: string) => {
  const { EdgeProofVersion = '', EdgeProofOther = '' } = stub.cloudFormation.stacks.get(stack)?.parameters ?? {};
  return [EdgeProofVersion, EdgeProofOther].map((id) => (id === '' ? '-' : short(id))).join(' ');
};

const rotation = (name: RotatedName): Rotation => ({
  ...{ name, secretId: 'own', secrets, tell: () => {} },
  async wait() {
    done.push(`waits: ${await standing()}`);
    if (done.length === breaksAt) throw new Error('broken off');
  },
  async tellEdge(values) {
    let changed = false;
    for (const stack of ['Api', 'Edge'])
      changed = (await tellStack({ cloudFormation }, { stack, values, minDelay: 1 })) || changed;
    done.push(`edge: ${told('Api')}, ${told('Edge')}`);
    if (done.length === breaksAt) throw new Error('broken off');
    return changed;
  },
});

beforeEach(async () => {
  [done, breaksAt] = [[], 0];
  seen.clear();
  stub = await startAwsStub();
  cloud = createTestCloud();
  secrets = new SecretsManagerClient(await cloud.serve(createSecretsManager(cloud.context)));
  await secrets.send(new CreateSecretCommand({ Name: 'own', SecretString: 'first', ClientRequestToken: FIRST }));
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  cloudFormation = new CloudFormationClient({ endpoint: stub.url, region: 'us-east-1', credentials });
  const said = { Type: 'String', Default: '' };
  const template = {
    Parameters: { EdgeProofVersion: said, EdgeProofOther: said, PortalUrl: { Type: 'String', Default: 'as it was' } },
    Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
  };
  for (const StackName of ['Api', 'Edge']) {
    const of = { StackName, ChangeSetName: 'made' };
    await cloudFormation.send(
      new CreateChangeSetCommand({ ...of, TemplateBody: JSON.stringify(template), ChangeSetType: 'CREATE' }),
    );
    await cloudFormation.send(new ExecuteChangeSetCommand(of));
  }
});
afterEach(async () => {
  secrets.destroy();
  cloudFormation.destroy();
  await cloud.close();
  await stub.stop();
});

describe('a rotation', () => {
  it('of the signing secret: everybody takes the new value before anybody makes with it, and the first stays for the audit log', async () => {
    await rotateSecret(rotation('signing'));
    expect(done).toEqual([
      'waits: current 1, pending a, portico-lasting 1',
      'waits: current a, portico-lasting 1, previous 1',
    ]);
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: 'own' }));
    expect(SecretString).toMatch(/^[0-9a-f]{64}$/);
    await endRotation(rotation('signing'));
    await rotateSecret(rotation('signing'));
    await endRotation(rotation('signing'));
    expect(await standing()).toBe('current b, portico-lasting 1');
    expect(stub.asked.filter((line) => line.includes('UpdateStack'))).toEqual([]);
  });

  it('of the edge’s: firewalls take both before either is sent, and what is sent changes before the old one goes', async () => {
    await rotateSecret(rotation('edge'));
    expect(done).toEqual([
      'waits: current 1, pending a',
      'edge: 1 a, 1 a',
      'waits: current a, previous 1',
      'edge: a 1, a 1',
    ]);
    done = [];
    await endRotation(rotation('edge'));
    expect(done).toEqual(['edge: a 1, a 1', 'waits: current a', 'edge: - -, - -']);
    expect(stub.cloudFormation.stacks.get('Edge')?.parameters.PortalUrl).toBe('as it was');
    expect(stub.unknown).toEqual([]);
  });

  it('that is not ended is no ground for another one', async () => {
    await rotateSecret(rotation('cookies'));
    const before = await standing();
    await expect(rotateSecret(rotation('cookies'))).rejects.toThrow('the value before lives yet: end it first');
    expect(await standing()).toBe(before);
    await endRotation(rotation('cookies'));
    await expect(endRotation(rotation('cookies'))).rejects.toThrow('there is none before it to end');
  });

  it.each([1, 2, 3, 4])(
    'of the edge’s that was broken off at step %i is gone on with, with one new value',
    async (at) => {
      breaksAt = at;
      await expect(rotateSecret(rotation('edge'))).rejects.toThrow('broken off');
      [done, breaksAt] = [[], 0];
      if (at < 3) await expect(endRotation(rotation('edge'))).rejects.toThrow('is not done');
      // At its last step everything was told already.
      if (at === 4) await expect(rotateSecret(rotation('edge'))).rejects.toThrow('end it first');
      else await rotateSecret(rotation('edge'));
      expect([await standing(), told('Api'), told('Edge')]).toEqual(['current a, previous 1', 'a 1', 'a 1']);
    },
  );

  it.each([1, 2, 3])('whose end was broken off at step %i is ended by another one', async (at) => {
    await rotateSecret(rotation('edge'));
    [done, breaksAt] = [[], at];
    await expect(endRotation(rotation('edge'))).rejects.toThrow('broken off');
    [done, breaksAt] = [[], 0];
    if (at === 3) await expect(endRotation(rotation('edge'))).rejects.toThrow('there is none before');
    else await endRotation(rotation('edge'));
    expect([await standing(), told('Api'), told('Edge')]).toEqual(['current a', '- -', '- -']);
  });

  it('that was done without telling the edge is ended only after the edge sends the new value', async () => {
    await rotateSecret({ ...rotation('edge'), tellEdge: async () => false });
    done = [];
    await endRotation(rotation('edge'));
    expect(done.slice(0, 2)).toEqual(['edge: a 1, a 1', 'waits: current a, previous 1']);
  });
});

it('a stack that is older than versions of the secret is told of none', async () => {
  const values = { Unheard: 'x' };
  await expect(tellStack({ cloudFormation }, { stack: 'Api', values })).rejects.toThrow('npm run deploy first');
  await expect(tellStack({ cloudFormation }, { stack: 'Nowhere', values })).rejects.toThrow('there is no stack');
});
