import { describe, expect, it } from 'vitest';
import { limitLeft, problemIn } from './console-problem.ts';

const answered = (status: number, said: unknown, mediaType = 'application/problem+json') => ({
  status,
  headers: [['x-request-id', 'req-1']] as const,
  mediaType,
  bytes: new TextEncoder().encode(typeof said === 'string' ? said : JSON.stringify(said)),
});

describe('what is wrong with a call', () => {
  it.each([
    [401, 'unauthenticated', 'again'],
    [403, 'not-subscribed', 'plans'],
    [403, 'policy-refused', undefined],
    [429, 'rate-limited', 'again'],
    [429, 'quota-exceeded', 'plans'],
    [504, 'upstream-timeout', 'again'],
  ])('is %i %s of the gateway, and what helps is %s', (status, code, fix) => {
    const said = problemIn(answered(status, { code, title: 'No', detail: 'not now' }));
    expect(said).toMatchObject({ fix, problem: { status, code, detail: 'not now', requestId: 'req-1' } });
  });

  it('is the API’s own where the code is none of the gateway’s', () => {
    for (const code of ['no-stock', 'constructor', 7, undefined]) {
      const said = problemIn(answered(403, { code, title: 'Sold out' }));
      expect(said?.problem).toMatchObject({ code: undefined, title: 'Sold out' });
      expect(said?.fix).toBeUndefined();
    }
  });

  it('is not taken for words it does not have, whatever an API answers', () => {
    const deep = (depth: number): object => ({ text: '{0}', values: depth === 0 ? [] : [{ phrase: deep(depth - 1) }] });
    for (const words of [
      null,
      7,
      {},
      { text: 7, values: [] },
      { text: '{0}', values: [null] },
      { text: 'a', values: [{ value: 7 }] },
      deep(9),
    ])
      expect(
        problemIn(answered(403, { code: 'policy-refused', words }))?.problem.words,
        JSON.stringify(words),
      ).toBeUndefined();
    const words = { text: 'not {0}', values: [{ value: 'now' }] };
    expect(problemIn(answered(403, { code: 'policy-refused', words }))?.problem.words).toEqual(words);
  });

  it('is nothing where nothing is said', () => {
    for (const said of ['', 'null', '[]', '{'])
      expect(problemIn(answered(403, said))?.problem.title, said).toBeUndefined();
    expect(problemIn(answered(200, { code: 'unauthenticated' }))).toBeUndefined();
    expect(problemIn(answered(403, { code: 'not-subscribed' }, 'application/json'))).toBeUndefined();
  });
});

describe('the limit of a plan', () => {
  it('is read as the gateway writes it', () => {
    const of = (value: string) => limitLeft([['ratelimit', value]]);
    expect(of('"basic";r=9;t=1')).toEqual({ left: 9, seconds: 1 });
    expect(of('"basic: get /a;r=1";r=0;t=60')).toEqual({ left: 0, seconds: 60 });
    expect(of('10, 10;w=1')).toBeUndefined();
    expect(limitLeft([])).toBeUndefined();
  });
});
