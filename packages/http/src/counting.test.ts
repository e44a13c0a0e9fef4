import { beforeEach, describe, expect, it } from 'vitest';
import { createKernel, EDGE_SECRET, USER } from '../test/kernel.ts';

let kernel: ReturnType<typeof createKernel>;
beforeEach(() => {
  kernel = createKernel();
});

const nobody = { requestContext: { requestId: 'req-1', identity: { sourceIp: '203.0.113.7' }, authorizer: null } };
const signIn = {
  ...nobody,
  resource: '/sign-ins',
  body: JSON.stringify({ email: 'a@example.com', password: 'x' }),
};
const from = (viewer: string, proof = EDGE_SECRET) => ({
  multiValueHeaders: { 'X-Portico-Portal': [proof], 'X-Portico-For': [viewer] },
});

describe('a request is counted', () => {
  it('for the user who makes it, whatever the address is', async () => {
    const { headers } = await kernel.call();
    await kernel.call({ httpMethod: 'GET', resource: '/teams' });
    expect(kernel.counted).toEqual([
      ['userWrites', USER],
      ['userReads', USER],
    ]);
    expect(headers).toMatchObject({
      'RateLimit-Policy': '"userWrites";q=500;w=3600',
      RateLimit: '"userWrites";r=3;t=7',
    });
  });

  it('for the address that is not signed in, as the socket, the edge or the portal has it, and nobody else', async () => {
    await kernel.call(signIn);
    await kernel.call({ ...signIn, ...from('198.51.100.4 DE') });
    await kernel.call({ ...signIn, ...from('198.51.100.4', 'a guess') });
    await kernel.call({ ...signIn, ...from('2001:db8:1:2:3:4:5:6') });
    expect(kernel.counted).toEqual([
      ['signIns', '203.0.113.7'],
      ['signIns', '198.51.100.4'],
      ['signIns', '203.0.113.7'],
      ['signIns', '2001:db8:1:2::/64'],
    ]);
  });

  it('before it is looked at: one that fits nothing counts as well', async () => {
    const { statusCode, headers } = await kernel.call({ ...signIn, body: '{}' });
    expect([statusCode, headers?.RateLimit]).toEqual([400, '"signIns";r=3;t=7']);
    expect((await kernel.call(nobody)).statusCode).toBe(401);
    expect(kernel.counted).toEqual([
      ['signIns', '203.0.113.7'],
      ['visitorWrites', '203.0.113.7'],
    ]);
  });

  it('and over its limit it is refused, by what says when to come again, and the log is told once', async () => {
    kernel.allowance = { allowed: false, news: true };
    const { statusCode, headers, body } = await kernel.call();
    expect([statusCode, body.code]).toEqual([429, 'rate-limited']);
    expect(headers).toMatchObject({ 'Retry-After': '7', RateLimit: '"userWrites";r=3;t=7' });
    expect(kernel.asked).toEqual([]);
    kernel.allowance = { allowed: false, news: false };
    expect((await kernel.call()).statusCode).toBe(429);
    expect(kernel.refused).toHaveLength(1);
  });
});
