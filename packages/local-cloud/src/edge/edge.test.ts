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
  const passed = edge.atEdge('api', {
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
  expect(edge.atEdge('api', REQUEST)).toMatchObject({ refusal: { status: 403 } });
  await distribution(undefined);
  expect(edge.atEdge('api', REQUEST)).toMatchObject({ headers: [] });
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

const KEEPING = {
  CachePolicyConfig: {
    ...{ MinTTL: 0, DefaultTTL: 0, MaxTTL: 60 },
    ParametersInCacheKeyAndForwardedToOrigin: { QueryStringsConfig: { QueryStringBehavior: 'all' } },
  },
};

/** How often the API is asked when what visitors read is read twice, by two people. */
const readTwice = async ({ pattern = '/public/*', policy = KEEPING, keeps = true, control = 'public, max-age=10' }) => {
  const edge = createEdge({ accountId: '000000000000', keeps });
  const given = (properties: object) => ({ stack: 'Edge', logicalId: 'A', properties: { ...properties } });
  const { ref: CachePolicyId } = await edge.resources['AWS::CloudFront::CachePolicy'](given(policy));
  const DistributionConfig = {
    Origins: [{ DomainName: 'a.execute-api.us-east-1.amazonaws.com' }],
    CacheBehaviors: [{ PathPattern: pattern, CachePolicyId }],
    DefaultCacheBehavior: { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' },
  };
  await edge.resources['AWS::CloudFront::Distribution'](given({ DistributionConfig }));
  let asked = 0;
  for (const person of ['a', 'b']) {
    const passed = edge.atEdge('api', {
      ...REQUEST,
      ...{ path: '/public/apis', rawQuery: 'q=a', headers: [['Authorization', `Bearer ${person}`]] },
    });
    if ('refusal' in passed) throw new Error('it was refused');
    await passed.answer?.(async ({ rawQuery }) => {
      asked += 1;
      return { status: 200, headers: [['Cache-Control', control]], body: Buffer.from(rawQuery ?? '') };
    });
    if (!passed.answer) asked += 1;
  }
  return asked;
};

it('keeps of the API what its template says, and nothing else', async () => {
  const shorter = { CachePolicyConfig: { ...KEEPING.CachePolicyConfig, MaxTTL: 0 } };
  expect(await readTwice({})).toBe(1);
  expect(await readTwice({ pattern: '/other/*' })).toBe(2);
  expect(await readTwice({ policy: shorter })).toBe(2);
  expect(await readTwice({ keeps: false })).toBe(2);
  expect(await readTwice({ control: 'private, no-store' })).toBe(2);
});

it('a policy that is neither of the template nor known ends the deployment', () => {
  const edge = createEdge({ accountId: '000000000000' });
  const DistributionConfig = {
    Origins: [{ DomainName: 'a.execute-api.us-east-1.amazonaws.com' }],
    DefaultCacheBehavior: { CachePolicyId: 'unknown' },
  };
  const put = edge.resources['AWS::CloudFront::Distribution'];
  expect(() => put({ stack: 'Edge', logicalId: 'A', properties: { DistributionConfig } })).toThrow(
    'cache policy unknown',
  );
});
