import { expect, it } from 'vitest';
import { filledBy } from './filled-by.ts';

it.each([
  ['curl "$URL/hours?limit=3&from=2026-11-30"', 'sh', { 'query.limit': '3', 'query.from': '2026-11-30' }, undefined],
  [
    "curl -H 'X-Api-Key: secret' -H 'Accept-Language: de' $URL/hours",
    'sh',
    { 'header.Accept-Language': 'de' },
    undefined,
  ],
  ['curl -H "X-Trace: $TRACE" "$URL/hours?key=$KEY&day={day}"', 'sh', {}, undefined],
  ['fetch(`${url}/hours?limit=3`)', 'ts', { 'query.limit': '3' }, undefined],
  ['GET /hours?q=a%20b+c HTTP/1.1\nHost: x\n\n{"a":1}', 'http', { 'query.q': 'a b c' }, '{"a":1}'],
  ['curl -X POST $URL/hours \\\n  --data \'{\n  "a": 1\n}\'', 'sh', {}, '{\n  "a": 1\n}'],
  ['{ "a": [1] }\n', 'json', {}, '{ "a": [1] }'],
])('%j fills in what it says', (code, language, values, text) => {
  const filled = filledBy(code, language, '/hours');
  expect(filled?.values ?? {}).toEqual(values);
  expect(filled?.texts['application/json']).toBe(text);
});

it('takes parameters of the path from the address that is the operation’s', () => {
  const code = 'curl https://e.example/a/b\ncurl https://api.example/v1/events/e%2F7/tickets?n=2';
  expect(filledBy(code, 'sh', '/events/{event}/tickets')?.values).toEqual({ 'path.event': 'e/7', 'query.n': '2' });
  expect(filledBy('curl $URL/events/{event}/tickets', 'sh', '/events/{event}/tickets')).toBeUndefined();
});

it('takes nothing of what is no call, is too long, or is called as what objects have', () => {
  for (const code of ['', 'text', 'a/b/c', '%zz/hours?%zz=%zz', "--data '{'", '/hours?__proto__'])
    expect(filledBy(code, 'sh', '/hours'), code).toBeUndefined();
  expect(filledBy(`curl /hours?a=${'b'.repeat(10_000)}`, 'sh', '/hours')).toBeUndefined();
  expect(filledBy('/hours?__proto__=1&constructor=2', 'sh', '/hours')?.values).toEqual({
    'query.__proto__': '1',
    'query.constructor': '2',
  });
});

it('takes time by its length alone', () => {
  const begun = performance.now();
  for (const piece of ['/', '?', '&=', '-H ', "-H 'a: ", ' ', '\n', '--data ', '{', '%', "'"])
    filledBy(piece.repeat(10_000 / piece.length), 'http', '/{a}/{b}/{c}');
  expect(performance.now() - begun).toBeLessThan(2000);
});
