import { expect, it } from 'vitest';
import type { ResourceHandler } from '../service.ts';
import type { AssemblyStack, Template } from './assembly.ts';
import { deploy } from './deploy.ts';

const seen: string[] = [];
const handler: ResourceHandler = ({ stack, logicalId, properties }) => {
  seen.push(`${stack}/${logicalId} ${JSON.stringify(properties)}`);
  return { ref: `ref-${logicalId}`, attributes: { Arn: `arn-${logicalId}` } };
};

const run = (stacks: Record<string, Partial<Template>>, parameters: Record<string, string> = {}) => {
  seen.length = 0;
  const list: AssemblyStack[] = Object.entries(stacks).map(([name, template]) => ({
    name,
    folder: '/',
    template: { Resources: {}, ...template },
  }));
  return deploy({
    assembly: { stacks: list, assets: new Map() },
    region: 'us-east-1',
    accountId: '000000000000',
    parameters,
    handlers: new Map([['T', handler]]),
    dynamicReference: async (service, reference) => `<${service} ${reference}>`,
  });
};

it('deploys what others lean on first, whatever the order in the template', async () => {
  await run({
    S: {
      Resources: {
        A: { Type: 'T', Properties: { b: { Ref: 'B' } } },
        B: { Type: 'T', DependsOn: 'C' },
        C: { Type: 'T' },
      },
    },
  });
  expect(seen.map((line) => line.slice(0, 3))).toEqual(['S/C', 'S/B', 'S/A']);
});

it('passes exports from stack to stack', async () => {
  const { outputs } = await run({
    One: {
      Resources: { A: { Type: 'T' } },
      Outputs: { X: { Value: { 'Fn::GetAtt': ['A', 'Arn'] }, Export: { Name: 'One:X' } } },
    },
    Two: { Resources: { B: { Type: 'T', Properties: { x: { 'Fn::ImportValue': 'One:X' } } } } },
  });
  expect(outputs).toEqual({ One: { X: 'arn-A' }, Two: {} });
  expect(seen[1]).toBe('Two/B {"x":"arn-A"}');
});

it('reads outputs of stacks that were deployed before', async () => {
  const read = { 'Fn::GetStackOutput': { StackName: 'One', OutputName: 'X' } };
  await run({
    One: { Resources: { A: { Type: 'T' } }, Outputs: { X: { Value: { 'Fn::GetAtt': ['A', 'Arn'] } } } },
    Two: { Resources: { B: { Type: 'T', Properties: { x: read } } } },
  });
  expect(seen[1]).toBe('Two/B {"x":"arn-A"}');
});

it('counts what it does not know by type and still resolves what leans on it', async () => {
  const { notDeployed } = await run({
    S: {
      Resources: {
        W: { Type: 'AWS::WAFv2::WebACL' },
        V: { Type: 'AWS::WAFv2::WebACL' },
        A: { Type: 'T', Properties: { acl: { 'Fn::GetAtt': ['W', 'Arn'] } } },
      },
    },
  });
  expect(notDeployed).toEqual({ 'AWS::WAFv2::WebACL': 2 });
  expect(seen[0]).toContain('arn:aws:wafv2:us-east-1:000000000000:S-W-');
});

it('leaves out resources and outputs whose condition does not hold', async () => {
  const { outputs, deployed } = await run(
    {
      S: {
        Parameters: { Stage: { Type: 'String', Default: 'dev' } },
        Conditions: {
          Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
          NotProd: { 'Fn::Not': [{ Condition: 'Prod' }] },
        },
        Resources: { A: { Type: 'T', Condition: 'Prod' }, B: { Type: 'T', Condition: 'NotProd' } },
        Outputs: { Only: { Condition: 'Prod', Value: { Ref: 'A' } } },
      },
    },
    { Stage: 'staging' },
  );
  expect([deployed, outputs]).toEqual([{ T: 1 }, { S: {} }]);
});

it('fills in parameters, lists among them, and dynamic references', async () => {
  await run(
    {
      S: {
        Parameters: {
          L: { Type: 'CommaDelimitedList' },
          P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/b' },
        },
        Resources: {
          A: {
            Type: 'T',
            Properties: { l: { Ref: 'L' }, p: { Ref: 'P' }, s: 'x{{resolve:secretsmanager:id:SecretString:key}}y' },
          },
        },
      },
    },
    { L: 'a,b' },
  );
  expect(seen[0]).toBe('S/A {"l":["a","b"],"p":"<ssm /a/b>","s":"x<secretsmanager id:SecretString:key>y"}');
});

it('gives a parameter of one stack its own value', async () => {
  const template = {
    Parameters: { P: { Type: 'String' } },
    Resources: { A: { Type: 'T', Properties: { p: { Ref: 'P' } } } },
  };
  await run({ One: template, Two: template }, { P: 'all', 'Two.P': 'mine' });
  expect(seen).toEqual(['One/A {"p":"all"}', 'Two/A {"p":"mine"}']);
});

it.each<[string, Record<string, Partial<Template>>, RegExp]>([
  [
    'a parameter without a value',
    { S: { Parameters: { P: { Type: 'String' } } } },
    /Stack S needs a value for its parameter P/,
  ],
  [
    'a circle',
    { S: { Resources: { A: { Type: 'T', DependsOn: 'B' }, B: { Type: 'T', DependsOn: 'A' } } } },
    /circular dependency: A → B → A/,
  ],
  [
    'a name that is not there',
    { S: { Resources: { A: { Type: 'T', Properties: { x: { Ref: 'Nobody' } } } } } },
    /refers to Nobody/,
  ],
  [
    'an import nobody exports',
    { S: { Resources: { A: { Type: 'T', Properties: { x: { 'Fn::ImportValue': 'N' } } } } } },
    /imports N/,
  ],
  [
    'an output that no stack before has',
    {
      S: {
        Resources: {
          A: { Type: 'T', Properties: { x: { 'Fn::GetStackOutput': { StackName: 'R', OutputName: 'N' } } } },
        },
      },
    },
    /reads the output N of R/,
  ],
  [
    'an attribute that an emulated type lacks',
    { S: { Resources: { A: { Type: 'T' }, B: { Type: 'T', Properties: { x: { 'Fn::GetAtt': ['A', 'Nope'] } } } } } },
    /has no attribute Nope/,
  ],
])('refuses %s and says so', async (_name, stacks, message) => {
  await expect(run(stacks)).rejects.toThrow(message);
});
