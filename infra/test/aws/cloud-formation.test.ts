import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AwsStub, startAwsStub } from './stub.ts';

let stub: AwsStub;
let client: CloudFormationClient;
beforeEach(async () => {
  stub = await startAwsStub();
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  client = new CloudFormationClient({ endpoint: stub.url, region: 'us-east-1', credentials });
  return () => stub.stop();
});

type Given = { readonly parameters?: Readonly<Record<string, string>>; readonly may?: boolean };
/** Makes or changes a stack; answers its status and why it was rolled back. */
const deploy = async (StackName: string, template: object, { parameters = {}, may = true }: Given = {}) => {
  const of = { StackName, ChangeSetName: 'change' };
  const stands = stub.cloudFormation.stacks.get(StackName);
  await client.send(
    new CreateChangeSetCommand({
      ...{ ...of, TemplateBody: JSON.stringify(template), ChangeSetType: stands ? 'UPDATE' : 'CREATE' },
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      ...(may && { Capabilities: ['CAPABILITY_IAM'] }),
    }),
  );
  await client.send(new ExecuteChangeSetCommand(of));
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return [Stacks?.[0]?.StackStatus, StackEvents.at(-1)?.ResourceStatusReason];
};

const queue = { Type: 'AWS::SQS::Queue' };
const exporting = { Resources: { Q: queue }, Outputs: { X: { Value: { Ref: 'Q' }, Export: { Name: 'One:X' } } } };
const importing = { Resources: { R: { ...queue, Properties: { QueueName: { 'Fn::ImportValue': 'One:X' } } } } };
const domain = (Domain: string) => ({
  Resources: { D: { Type: 'AWS::Cognito::UserPoolDomain', Properties: { Domain } } },
});
const declaring = (parameter: object) => ({
  Parameters: { P: { Type: 'String', ...parameter } },
  Resources: { Q: queue },
});

describe('the stub takes what CloudFormation takes, and refuses', () => {
  it('a parameter that the template lacks, and one that is not given', async () => {
    await expect(deploy('One', exporting, { parameters: { P: 'x' } })).rejects.toThrow(
      'Parameters: [P] do not exist in the template',
    );
    await expect(deploy('One', declaring({}))).rejects.toThrow('Parameters: [P] must have values');
    expect(await deploy('One', declaring({ Default: 'y' }))).toEqual(['CREATE_COMPLETE', undefined]);
  });

  it('a value that is none of its parameter', async () => {
    const origin = { AllowedPattern: '^https://[a-z.]+$' };
    await expect(deploy('One', declaring(origin), { parameters: { P: 'https://a.b/' } })).rejects.toThrow(
      'must match pattern',
    );
    expect(await deploy('One', declaring(origin), { parameters: { P: 'https://a.b' } })).toEqual([
      'CREATE_COMPLETE',
      undefined,
    ]);
    const number = { Type: 'Number', MinValue: 1, MaxValue: 3 };
    await expect(deploy('Two', declaring(number), { parameters: { P: '4' } })).rejects.toThrow('must be a number');
  });

  it('roles, where nobody said that there may be some', async () => {
    const role = { Resources: { R: { Type: 'AWS::IAM::Role' } } };
    await expect(deploy('One', role, { may: false })).rejects.toThrow('CAPABILITY_IAM');
    expect(await deploy('One', role)).toEqual(['CREATE_COMPLETE', undefined]);
  });

  it('that an export goes while it is read, and reading one that there is not', async () => {
    expect(await deploy('Two', importing)).toEqual(['ROLLBACK_COMPLETE', 'No export named One:X found.']);
    stub.cloudFormation.stacks.delete('Two');
    await deploy('One', exporting);
    await deploy('Two', importing);
    const without = { Resources: exporting.Resources };
    expect(await deploy('One', without)).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'Export One:X cannot be deleted as it is in use by Two',
    ]);
    await deploy('Two', { Resources: { R: queue } });
    expect(await deploy('One', without)).toEqual(['UPDATE_COMPLETE', expect.anything()]);
  });

  it('a change set that was carried out, and one that was deleted', async () => {
    await deploy('One', exporting);
    const of = { StackName: 'One', ChangeSetName: 'change' };
    await expect(client.send(new DescribeChangeSetCommand(of))).rejects.toThrow('does not exist');
    await client.send(
      new CreateChangeSetCommand({ ...of, TemplateBody: JSON.stringify(exporting), ChangeSetType: 'UPDATE' }),
    );
    expect((await client.send(new DescribeChangeSetCommand(of))).Status).toBe('FAILED');
    await client.send(new DeleteChangeSetCommand(of));
    await expect(client.send(new ExecuteChangeSetCommand(of))).rejects.toThrow('does not exist');
  });

  it('a name that somebody else has', async () => {
    await deploy('One', domain('signin.example.com'));
    expect(await deploy('Two', domain('signin.example.com'))).toEqual([
      'ROLLBACK_COMPLETE',
      'signin.example.com already exists',
    ]);
    stub.cloudFormation.taken.add('other.example.com');
    expect(await deploy('Three', domain('other.example.com'))).toEqual([
      'ROLLBACK_COMPLETE',
      'other.example.com already exists',
    ]);
  });
});
