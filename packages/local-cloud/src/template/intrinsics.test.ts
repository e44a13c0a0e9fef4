import { expect, it } from 'vitest';
import { referencesOf, resolve, type Scope } from './intrinsics.ts';

const scope: Scope = {
  region: 'us-east-1',
  ref: (name) => ({ Table: 'table-1', 'AWS::Region': 'us-east-1', Zones: ['x', 'y'] })[name] ?? `?${name}`,
  attribute: (logicalId, name) => `${logicalId}.${name}`,
  importValue: (name) => `imported ${name}`,
  stackOutput: (stack, name) => `${name} of ${stack}`,
  condition: (name) => name === 'Yes',
  mapping: (...path) => path.join('/'),
};

it.each<[string, unknown, unknown]>([
  ['Ref', { Ref: 'Table' }, 'table-1'],
  ['GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table.Arn'],
  ['GetAtt as text', { 'Fn::GetAtt': 'Nested.Outputs.Url' }, 'Nested.Outputs.Url'],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 3]] }, 'a-table-1-3'],
  ['Join over a list parameter', { 'Fn::Join': [';', { Ref: 'Zones' }] }, 'x;y'],
  ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  ['If', { 'Fn::If': ['No', 'a', { Ref: 'Table' }] }, 'table-1'],
  ['Equals with a number and text', { 'Fn::Equals': [1, '1'] }, true],
  [
    'And, Or, Not',
    { 'Fn::And': [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] }, { 'Fn::Not': [{ Condition: 'No' }] }] },
    true,
  ],
  ['FindInMap', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'key'] }, 'Map/us-east-1/key'],
  ['Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
  ['ImportValue', { 'Fn::ImportValue': { 'Fn::Join': ['', ['A', ':b']] } }, 'imported A:b'],
  ['GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'A', OutputName: 'B' } }, 'B of A'],
  ['GetAZs', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, ['10.0.0.0/24', '10.0.1.0/24']],
])('%s', (_name, expression, expected) => {
  expect(resolve(expression, scope)).toEqual(expected);
});

it('substitutes names, attributes and own variables, and leaves literals alone', () => {
  const text = ['arn:', '{AWS::Region}:', '{Table}:', '{Table.Arn}:', '{Own}:', '{!Literal}'].join('$');
  expect(resolve({ 'Fn::Sub': [text, { Own: { Ref: 'Table' } }] }, scope)).toBe(
    `arn:us-east-1:table-1:Table.Arn:table-1:${'$'}{Literal}`,
  );
});

it('leaves out a property or list item that asks for AWS::NoValue', () => {
  expect(
    resolve({ a: { Ref: 'AWS::NoValue' }, b: [1, { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }] }, scope),
  ).toEqual({ b: [1] });
});

it('keeps the Condition block of an IAM statement', () => {
  const statement = { Effect: 'Allow', Condition: { StringEquals: { 'aws:x': { Ref: 'Table' } } } };
  expect(resolve([statement], scope)).toEqual([
    { Effect: 'Allow', Condition: { StringEquals: { 'aws:x': 'table-1' } } },
  ]);
});

it('names an intrinsic function it does not know', () => {
  expect(() => resolve({ a: { 'Fn::Unheard': 1 } }, scope)).toThrow('Fn::Unheard');
});

it('finds every resource a value leans on', () => {
  const text = ['', '{A}', '{B.Arn}', '{!C}'].join('$');
  expect(
    [...referencesOf({ x: { Ref: 'Q' }, y: [{ 'Fn::GetAtt': ['R', 'Arn'] }, { 'Fn::Sub': text }] })].sort(),
  ).toEqual(['A', 'B', 'Q', 'R']);
});
