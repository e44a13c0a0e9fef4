import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portico } from '../test/world.ts';
import { credentialsFile, keepToken } from './credentials.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, paths: readonly string[], version = '1.0.0'): string => {
  const file = join(folder, name);
  const document = {
    openapi: '3.0.3',
    info: { title: 'Things', version },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 200: { description: 'ok' } } } }])),
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
};

describe('without a server', () => {
  it('lint grades a document, and ends with 4 below the grade that is asked for', async () => {
    const file = write('poor.json', ['/things']);
    const free = await portico(['lint', file, '--json']);
    expect(free.code).toBe(0);
    const { grade, findings } = JSON.parse(free.out);
    expect(grade).not.toBe('A');
    expect(findings.length).toBeGreaterThan(0);
    const strict = await portico(['lint', file, '--min-grade', 'A']);
    expect(strict.code).toBe(4);
    expect(strict.out).toContain(`${file}:1:`);
  });

  it('a document that cannot be used ends with 2, its faults by file, line and column', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths: 7\n');
    const { code, out, err } = await portico(['lint', file]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/broken\.yaml:3:\d+ error /);
    expect((await portico(['lint', join(folder, 'missing.yaml')])).code).toBe(2);
  });

  it('diff and changelog say what breaks; diff ends with 4, unless that is allowed', async () => {
    const [before, after] = [write('before.json', ['/things', '/more']), write('after.json', ['/things'], '2.0.0')];
    expect((await portico(['diff', before, before])).code).toBe(0);
    const broken = await portico(['diff', before, after]);
    expect(broken.code).toBe(4);
    expect(broken.out).toContain('/more');
    expect((await portico(['diff', before, after, '--fail-on', 'none'])).code).toBe(0);
    expect((await portico(['changelog', before, after])).out).toMatch(/^# /);
  });

  it('diff compares documents of other kinds too, and says of two kinds that it does not', async () => {
    const named = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const before = named('before.graphql', 'type Query { a: Int b: Int }');
    const broken = await portico(['diff', before, named('after.graphql', 'type Query { a: Int }')]);
    expect([broken.code, broken.out]).toEqual([4, expect.stringContaining('Query.b was removed')]);
    const events = named('events.yaml', "asyncapi: 2.6.0\ninfo: {title: T, version: '1'}\nchannels: {}\n");
    const more = "asyncapi: 2.6.0\ninfo: {title: T, version: '1'}\nchannels: {a: {publish: {message: {}}}}\n";
    const gone = await portico(['diff', named('more.yaml', more), events]);
    expect([gone.code, gone.out]).toEqual([4, expect.stringContaining('The operation was removed.')]);
    expect(await portico(['diff', events, before])).toMatchObject({ code: 2, err: expect.stringContaining('are not') });
    expect((await portico(['publish', before, '--api', 'books'])).err).toContain('name one with --version');
  });

  it('publish asks for a name that an API may have', async () => {
    const refused = await portico(['publish', write('named.json', ['/things']), '--api', 'two--dashes']);
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('name the API with --api') });
  });

  it('completes commands in three shells, and refuses what it does not know', async () => {
    for (const shell of ['bash', 'zsh', 'fish'])
      expect((await portico(['completion', shell])).out).toContain('portico');
    expect((await portico(['completion', 'bash', 'key'])).out).toContain('keys');
    const refused = await portico(['nonsense']);
    expect({ ...refused, err: refused.err !== '' }).toEqual({ code: 2, out: '', err: true });
  });
});

describe('credentials', () => {
  it('are a file that its owner alone can read, whatever it was before', () => {
    const environment = { XDG_CONFIG_HOME: join(folder, 'config') };
    keepToken(environment, 'https://api.example.com', 'secret', 'ada@example.com');
    const file = credentialsFile(environment);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    keepToken(environment, 'https://other.example.com', 'other', 'ada@example.com');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'config/portico'))).toEqual(['credentials.json']);
  });

  it('are sent over TLS only, and to nobody but whose they are', async () => {
    const token = 'ptk_pat_0000000000000000000000';
    const open = await portico(['whoami'], {
      PORTICO_URL: 'http://api.example.com',
      PORTICO_TOKEN: token,
      HOME: folder,
    });
    expect(open.code).toBe(2);
    const nobody = await portico(['whoami', '--url', 'https://third.example.com'], {
      XDG_CONFIG_HOME: join(folder, 'config'),
    });
    expect(nobody.code).toBe(3);
    expect(open.out + open.err + nobody.out + nobody.err).not.toContain(token);
  });
});
