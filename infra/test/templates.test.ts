import { describe, expect, it } from 'vitest';
import { faultsOf, type Template } from './specification.ts';
import { synthesized } from './synthesized.ts';

const { templates, all, texts } = synthesized();

describe('the templates', () => {
  it('are what CloudFormation takes, by AWS’s own specification', () => {
    for (const [name, template] of Object.entries(templates)) expect(faultsOf(template), name).toEqual([]);
  });

  it('are far from what CloudFormation and Lambda bear', () => {
    for (const [name, text] of Object.entries(texts)) expect(text.length, name).toBeLessThan(900_000);
    for (const [name, { Resources = {} }] of Object.entries(templates))
      expect(Object.keys(Resources).length, name).toBeLessThan(450);
    // An ARN and the like is a hundred letters once it is known.
    const known = (value: unknown) =>
      JSON.stringify(value, (_, item: unknown) =>
        typeof item === 'object' &&
        item !== null &&
        Object.keys(item).length === 1 &&
        /^(?:Ref|Fn::)/.test(Object.keys(item)[0] ?? '')
          ? 'x'.repeat(100)
          : item,
      ).length;
    for (const { id, properties } of all('AWS::Lambda::Function'))
      expect(known((properties.Environment as { Variables?: object } | undefined)?.Variables ?? {}), id).toBeLessThan(
        4000,
      );
    for (const { id, properties } of all('AWS::Events::Rule'))
      expect(known(properties.EventPattern ?? {}), id).toBeLessThan(2000);
    for (const { id, properties } of all('AWS::IAM::Policy'))
      expect(known(properties.PolicyDocument), id).toBeLessThan(10_000);
  });

  it('run nothing that only one Region has, but where all of them stand', () => {
    const acl = all('AWS::WAFv2::WebACL').filter(({ properties }) => properties.Scope === 'CLOUDFRONT');
    expect(acl.map(({ stack }) => stack)).toEqual(['PorticoEdge', 'PorticoEdge']);
  });
});

describe('what CloudFormation would refuse', () => {
  const table = (Properties: Readonly<Record<string, unknown>>, more: object = {}): Template => ({
    Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties, ...more } },
  });
  const key = { KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }] };

  it.each<[string, Template, string]>([
    ['a property that there is not', table({ ...key, Nmae: 'x' }), 'Table: AWS::DynamoDB::Table.Nmae is not known'],
    [
      'a value of another type',
      table({ ...key, DeletionProtectionEnabled: 'perhaps' }),
      'Table: AWS::DynamoDB::Table.DeletionProtectionEnabled is no boolean',
    ],
    [
      'an object where a list is wanted',
      table({ ...key, LocalSecondaryIndexes: {} }),
      'Table: AWS::DynamoDB::Table.LocalSecondaryIndexes is no list',
    ],
    [
      'something left out',
      { Resources: { Rule: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'b' } } } },
      'Rule: AWS::S3::BucketPolicy.PolicyDocument is missing',
    ],
    [
      'a type that there is not',
      { Resources: { Table: { Type: 'AWS::DynamoDB::Tabel' } } },
      'Table: AWS::DynamoDB::Tabel is no type',
    ],
    ['a name that leads nowhere', table({ ...key, TableName: { Ref: 'Nobody' } }), 'Table: Nobody is not there'],
    [
      'an attribute that there is not',
      table({ ...key, TableName: { 'Fn::GetAtt': ['Table', 'Ran'] } }),
      'Table: Table.Ran is not there',
    ],
    ['waiting for nobody', table(key, { DependsOn: 'Nobody' }), 'Table: Nobody is not there'],
  ])('%s is found', (_what, template, fault) => {
    expect(faultsOf(template)).toContain(fault);
  });
});
