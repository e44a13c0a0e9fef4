import { expect, it } from 'vitest';
import type { CloudContext } from '../service.ts';
import { createEdgeFunctions } from './edge-functions.ts';

const CODE = `function handler(event) {
  var request = event.request;
  delete request.headers['x-gone'];
  request.headers['x-query'] = { value: String(request.rawQueryString()) };
  request.headers['x-twice'].value += '!';
  request.headers['x-viewer'] = { value: event.viewer.ip };
  return request;
}`;

const deploy = async (origin: string, event = 'viewer-request') => {
  // It reads no other part of the context.
  const edge = createEdgeFunctions({ accountId: '000000000000' } as CloudContext);
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
  return edge.atViewerRequest({
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
  });
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

it('of another distribution, or at another time, does nothing here', async () => {
  expect(await deploy('portal.example')).toHaveLength(6);
  expect(await deploy('abc.execute-api.us-east-1.amazonaws.com', 'viewer-response')).toHaveLength(6);
});
