import { expect, it } from 'vitest';
import { createEdge } from './edge.ts';

const CODE = `function handler(event) {
  var request = event.request;
  delete request.headers['x-gone'];
  request.headers['x-query'] = { value: String(request.rawQueryString()) };
  request.headers['x-twice'].value += '!';
  request.headers['x-viewer'] = { value: event.viewer.ip };
  return request;
}`;

const deploy = async (origin: string, event = 'viewer-request') => {
  const edge = createEdge({ accountId: '000000000000' });
  const { 'AWS::CloudFront::Function': put, 'AWS::CloudFront::Distribution': putDistribution } = edge.resources;
  const made = await put({ stack: 'Edge', logicalId: 'First', properties: { FunctionCode: CODE } });
  const association = { EventType: event, FunctionARN: made.attributes?.FunctionARN };
  await putDistribution({
    stack: 'Edge',
    logicalId: 'Api',
    properties: {
      DistributionConfig: {
        Origins: [{ DomainName: origin, OriginCustomHeaders: [{ HeaderName: 'X-Edge', HeaderValue: 'a secret' }] }],
        DefaultCacheBehavior: { FunctionAssociations: [association] },
      },
    },
  });
  const passed = edge.atEdge({
    method: 'GET',
    path: '/a',
    rawQuery: 'b=1',
    headers: [
      ['X-Kept', 'a'],
      ['X-Gone', 'a'],
      ['x-kept', 'b'],
      ['X-Query', 'spoofed'],
      ['X-Twice', 'a'],
      ['x-edge', 'a guess'],
    ],
    address: '203.0.113.7',
    body: Buffer.alloc(0),
  });
  return 'headers' in passed ? passed.headers : [];
};

it('the function before the REST API replaces, adds and removes headers; all others stay line by line', async () => {
  expect(await deploy('abc.execute-api.us-east-1.amazonaws.com')).toEqual([
    ['X-Kept', 'a'],
    ['x-kept', 'b'],
    ['x-query', 'b=1'],
    ['x-twice', 'a!'],
    ['x-viewer', '203.0.113.7'],
    ['x-edge', 'a secret'],
  ]);
});

const acl = (Scope: string, DefaultAction: object) => ({
  stack: 'Edge',
  logicalId: Scope,
  properties: { Scope, DefaultAction, Rules: [] },
});
const REQUEST = {
  method: 'GET',
  path: '/',
  rawQuery: undefined,
  headers: [],
  address: '203.0.113.7',
  body: Buffer.alloc(0),
};

it('is asked by the firewall of the API’s distribution first, and after it by that of the stage', async () => {
  const edge = createEdge({ accountId: '000000000000' });
  const refusing = await edge.resources['AWS::WAFv2::WebACL'](acl('CLOUDFRONT', { Block: {} }));
  const stage = await edge.resources['AWS::WAFv2::WebACL'](acl('REGIONAL', { Block: {} }));
  const distribution = (WebACLId: string | undefined) =>
    edge.resources['AWS::CloudFront::Distribution']({
      ...{ stack: 'Edge', logicalId: 'Api' },
      properties: {
        DistributionConfig: { WebACLId, Origins: [{ DomainName: 'a.execute-api.us-east-1.amazonaws.com' }] },
      },
    });
  await distribution(refusing.attributes?.Arn);
  expect(edge.atEdge(REQUEST)).toMatchObject({ refusal: { status: 403 } });
  await distribution(undefined);
  expect(edge.atEdge(REQUEST)).toEqual({ headers: [] });
  expect(edge.stagePasses(REQUEST)).toBe(true);
  await edge.resources['AWS::WAFv2::WebACLAssociation']({
    ...{ stack: 'Edge', logicalId: 'A' },
    properties: { WebACLArn: stage.attributes?.Arn },
  });
  expect(edge.stagePasses(REQUEST)).toBe(false);
});

it('of another distribution, or at another time, does nothing here', async () => {
  expect(await deploy('portal.example')).toHaveLength(6);
  expect(await deploy('abc.execute-api.us-east-1.amazonaws.com', 'viewer-response')).toHaveLength(6);
});
