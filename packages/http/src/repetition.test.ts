import { Problem } from '@portico/contract';
import { KeyLost, liveSecret } from '@portico/domain';
import { phrase } from '@portico/words';
import { describe, expect, it } from 'vitest';
import { createKernel, OTHER_USER, USER } from '../test/kernel.ts';

const kernel = createKernel();
const { call } = kernel;

describe('a request that creates, with a key', () => {
  const create = (key: string, more: { name?: string; userId?: string } = {}) =>
    call({
      headers: { 'Content-Type': 'application/json', 'idempotency-KEY': key },
      body: JSON.stringify({ name: more.name ?? 'Team' }),
      requestContext: { requestId: 'req-1', authorizer: { userId: more.userId ?? USER, roles: 'developer' } },
    });
  const done = (times = 0) => {
    let made = 0;
    kernel.answers = () => {
      made += 1;
      return { status: 201, body: { id: `team_${made}`, name: 'a secret of the answer', role: 'owner' } };
    };
    return () => made - times;
  };

  it('is done once: a repetition gets the same answer and is told so', async () => {
    const made = done();
    const first = await create('once');
    const second = await create('once');
    expect([first.statusCode, first.headers?.['Idempotency-Replayed']]).toEqual([201, undefined]);
    expect([second.statusCode, second.headers?.['Idempotency-Replayed']]).toEqual([201, 'true']);
    expect(second.body).toEqual(first.body);
    expect(made()).toBe(1);
  });

  it('is answered as before while the secret that sealed the answer lives, and done no second time where that is gone', async () => {
    const made = done();
    const first = await create('over-a-rotation');
    kernel.secret = liveSecret('the next secret', ['a secret']);
    expect((await create('over-a-rotation')).body).toEqual(first.body);
    kernel.secret = liveSecret('the next secret');
    const gone = await create('over-a-rotation');
    expect([gone.statusCode, gone.body.code]).toEqual([409, 'conflict']);
    kernel.secret = liveSecret('a secret');
    expect(made()).toBe(1);
  });

  it('is another one for another principal, and without a key each time', async () => {
    const made = done();
    await create('mine');
    await create('mine', { userId: OTHER_USER });
    await call();
    await call();
    expect(made()).toBe(4);
  });

  it('is refused when the key came with another body before', async () => {
    const made = done();
    await create('other body');
    expect((await create('other body')).statusCode).toBe(400);
    await create('other-body');
    const { statusCode, body } = await create('other-body', { name: 'Another' });
    expect([statusCode, body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(made()).toBe(1);
  });

  it('waits for its twin, and is told to come again when that takes longer', async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    kernel.answers = () => held.then(() => ({ status: 201, body: { id: 'team_1', name: 'x', role: 'owner' } }));
    const first = create('twin');
    const second = await create('twin');
    expect([second.statusCode, second.body.code, second.headers?.['Retry-After']]).toEqual([
      409,
      'idempotency-in-progress',
      '1',
    ]);
    const third = create('twin');
    finish();
    expect((await first).statusCode).toBe(201);
    expect((await third).headers?.['Idempotency-Replayed']).toBe('true');
  });

  it('gets another try after it was refused, or failed: what stood in the way may be gone', async () => {
    kernel.answers = () => {
      throw new Problem('conflict', phrase`It is there.`);
    };
    for (let tries = 0; tries < 2; tries++) {
      const refused = await create('refused');
      expect([refused.statusCode, refused.headers?.['Idempotency-Replayed']]).toEqual([409, undefined]);
    }
    done();
    expect((await create('refused')).statusCode).toBe(201);
    expect((await create('refused')).headers?.['Idempotency-Replayed']).toBe('true');
    kernel.answers = () => {
      throw new Error('the table is away');
    };
    expect((await create('failed')).statusCode).toBe(500);
    done();
    expect((await create('failed')).statusCode).toBe(201);
  });

  it('is answered by nobody whose key went to another meanwhile', async () => {
    kernel.answers = () => {
      throw new KeyLost();
    };
    expect((await create('lost')).body).toMatchObject({ code: 'idempotency-in-progress' });
  });

  it('leaves nothing readable behind: neither the key nor the answer', async () => {
    done();
    await create('a-key-nobody-may-read');
    const text = JSON.stringify([...kernel.kept]);
    for (const secret of ['a-key-nobody-may-read', 'a secret of the answer', USER]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  it('is refused with a key that is none', async () => {
    for (const key of ['', 'two words', 'ü', 'x'.repeat(256)])
      expect((await create(key)).body).toMatchObject({
        code: 'invalid-request',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/header/Idempotency-Key' })]),
      });
  });
});
