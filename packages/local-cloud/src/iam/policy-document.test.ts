import { expect, it } from 'vitest';
import { evaluate } from './policy-document.ts';

const ask = (statements: unknown, action: string, resource: string, context: Record<string, readonly string[]> = {}) =>
  evaluate([{ Version: '2012-10-17', Statement: statements }], { action, resource, context });
const allow = { Effect: 'Allow', Action: '*', Resource: '*' };

it.each<[string, unknown, string, string, string]>([
  ['nothing', [], 's3:GetObject', 'arn:aws:s3:::b/k', 'not allowed'],
  [
    'an exact action and resource',
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' },
    's3:GetObject',
    'arn:aws:s3:::b/k',
    'allowed',
  ],
  [
    'an action in another case',
    { Effect: 'Allow', Action: 'S3:getobject', Resource: '*' },
    's3:GetObject',
    'arn:aws:s3:::b/k',
    'allowed',
  ],
  [
    'wildcards',
    { Effect: 'Allow', Action: ['s3:Get*'], Resource: ['arn:aws:s3:::b/*'] },
    's3:GetObject',
    'arn:aws:s3:::b/a/b',
    'allowed',
  ],
  [
    'a wildcard that does not reach',
    { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b' },
    's3:GetObject',
    'arn:aws:s3:::b/k',
    'not allowed',
  ],
  [
    'one character',
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b?' },
    's3:GetObject',
    'arn:aws:s3:::b12',
    'not allowed',
  ],
  [
    'a dot is not a wildcard',
    { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::a.b' },
    's3:GetObject',
    'arn:aws:s3:::axb',
    'not allowed',
  ],
  ['NotAction', { Effect: 'Allow', NotAction: 's3:Delete*', Resource: '*' }, 's3:DeleteObject', 'x', 'not allowed'],
  [
    'NotResource',
    { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b/*' },
    's3:GetObject',
    'arn:aws:s3:::c/k',
    'allowed',
  ],
  [
    'a denial beside a permission',
    [allow, { Effect: 'Deny', Action: 's3:*', Resource: '*' }],
    's3:GetObject',
    'x',
    'explicitly denied',
  ],
])('%s', (_name, statements, action, resource, expected) => {
  expect(ask(statements, action, resource)).toBe(expected);
});

it.each<[string, unknown, Record<string, readonly string[]>, boolean]>([
  ['StringEquals', { StringEquals: { 'a:b': ['x', 'y'] } }, { 'A:B': ['y'] }, true],
  ['StringEquals without the key', { StringEquals: { 'a:b': 'x' } }, {}, false],
  ['StringEqualsIfExists without the key', { StringEqualsIfExists: { 'a:b': 'x' } }, {}, true],
  ['StringNotEquals', { StringNotEquals: { 'a:b': 'x' } }, { 'a:b': ['x'] }, false],
  ['StringLike', { StringLike: { 'a:b': 'api#*' } }, { 'a:b': ['api#1'] }, true],
  [
    'ArnLike',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:t' } },
    { 'aws:SourceArn': ['arn:aws:sns:us-east-1:0:t'] },
    true,
  ],
  ['Bool', { Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': ['true'] }, false],
  [
    'ForAllValues with one that does not fit',
    { 'ForAllValues:StringEquals': { k: ['a', 'b'] } },
    { k: ['a', 'c'] },
    false,
  ],
  ['ForAllValues without values', { 'ForAllValues:StringEquals': { k: ['a'] } }, {}, true],
  ['ForAnyValue', { 'ForAnyValue:StringLike': { k: ['a*'] } }, { k: ['b', 'ax'] }, true],
  ['NumericLessThan', { NumericLessThan: { k: '10' } }, { k: ['9'] }, true],
  ['Null', { Null: { k: 'true' } }, { k: ['x'] }, false],
  ['an operator nobody knows', { StringSoundsLike: { k: 'x' } }, { k: ['x'] }, false],
  [
    'two operators, one of which fails',
    { StringEquals: { k: 'x' }, Bool: { b: 'true' } },
    { k: ['x'], b: ['false'] },
    false,
  ],
])('condition: %s', (_name, condition, context, holds) => {
  expect(ask({ ...allow, Condition: condition }, 'a:b', 'r', context)).toBe(holds ? 'allowed' : 'not allowed');
});
