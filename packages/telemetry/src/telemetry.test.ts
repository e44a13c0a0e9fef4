import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, requireEnvironment } from './index.ts';

const room = new URL('./index.ts', import.meta.url).href;

/** What a process prints that logs as a function does. */
const printed = (script: string) => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--disable-warning=ExperimentalWarning',
      '-e',
      `import { createFailureLog, createLogger } from ${JSON.stringify(room)}; const logger = createLogger(); ${script}`,
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH, POWERTOOLS_SERVICE_NAME: 'test' } },
  );
  return stdout + stderr;
};

const KEY = `ptk_live_${'0'.repeat(26)}_${'a'.repeat(38)}`;
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzZWNyZXQifQ.c2lnbmF0dXJl';

describe('a log of failures', () => {
  it('has said what failed when it settles, redacted as every line', () => {
    const script = `await createFailureLog()('failed', { requestId: 'r', authorization: 'Bearer abcdefghijklmnopqrst', error: new Error('why') }); process.exit(0);`;
    const line = JSON.parse(printed(script));
    expect(line).toMatchObject({ level: 'ERROR', message: 'failed', requestId: 'r', error: { message: 'why' } });
    // CloudWatch counts it by the line itself.
    expect(line).toMatchObject({
      service: 'test',
      Faults: 1,
      _aws: { CloudWatchMetrics: [{ Dimensions: [['service']] }] },
    });
    expect(JSON.stringify(line)).not.toContain('abcdefghij');
  });
});

describe('a log line', () => {
  it('holds no key, token or signature, wherever in a text it stands', () => {
    for (const secret of [
      KEY,
      KEY.replace('live', 'test'),
      JWT,
      `Bearer ${'x'.repeat(20)}`,
      'Basic dXNlcjpwYXNz',
      'X-Amz-Signature=0123abcd',
    ])
      for (const text of [secret, `a ${secret} b`, `{"x":"${secret}"}`, `${secret}\n${secret}`])
        expect(redact('message', text), text).not.toContain(secret);
  });

  it('holds nothing of a field named like a secret, be it text, number, list or object', () => {
    const names = [
      'authorization',
      'Authorization',
      'cookie',
      'set-cookie',
      'cookies',
      'password',
      'newPassword',
      'clientSecret',
      'sessionToken',
      'refresh_token',
      'apiKey',
      'x-api-key',
      'api_key',
      'signature',
      'code',
      'codeVerifier',
    ];
    for (const name of names)
      for (const value of ['hunter2', 4711, ['hunter2'], { deep: { deeper: 'hunter2' } }, true])
        expect(JSON.stringify({ [name]: value }, redact), name).toBe(JSON.stringify({ [name]: '[redacted]' }));
  });

  it('keeps what is no secret', () => {
    const line = { requestId: 'req-1', status: 200, route: 'GET /apis', keyId: 'key_1', at: null, list: [1, 'a'] };
    expect(JSON.parse(JSON.stringify(line, redact))).toEqual(line);
  });

  it('ends a field after 8,192 characters', () => {
    expect(String(redact('message', 'x'.repeat(1_000_000)))).toHaveLength(8192);
  });

  it('is one line of JSON for one event, whatever is in it', () => {
    const hostile = ['a\nb', 'a\r\n{"level":"ERROR"}', '\u001b[31m', 'a\0b', 'a\u2028b', '"}', '💥', '\ud800'];
    const lines = printed(`for (const text of ${JSON.stringify(hostile)}) logger.info(text, { field: text });`)
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(hostile.length);
    for (const [index, line] of lines.entries())
      expect(JSON.parse(line)).toMatchObject({
        level: 'INFO',
        message: hostile[index]?.toWellFormed() === hostile[index] ? hostile[index] : expect.anything(),
        service: 'test',
      });
  });

  it('holds no secret of an error, its cause, or what is nested in it', () => {
    const script = `const error = new Error('refused ${KEY}', { cause: new Error('Bearer abcdef') }); error.detail = { password: 'hunter2' };
      logger.error('failed with ${JWT}', { error, request: { headers: { authorization: 'Bearer abcdef', cookie: ['a=b'] } }, list: ['${KEY}'] });`;
    const text = printed(script);
    expect(JSON.parse(text)).toMatchObject({ level: 'ERROR', error: { name: 'Error' } });
    for (const secret of [KEY, JWT, 'abcdef', 'hunter2', 'a=b']) expect(text).not.toContain(secret);
  });

  it('survives whatever is logged, for any value', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything({ withNullPrototype: true }), (name, value) => {
        expect(() => redact(name, value)).not.toThrow();
      }),
    );
  });
});

describe('the environment of a function', () => {
  it('is asked for at the cold start, and every missing variable is named', () => {
    expect(requireEnvironment('PATH')).toEqual({ PATH: process.env.PATH });
    expect(() => requireEnvironment('PATH', 'NO_SUCH_ONE', 'NOR_THIS')).toThrow(
      'environment variables are missing: NO_SUCH_ONE, NOR_THIS',
    );
  });
});
