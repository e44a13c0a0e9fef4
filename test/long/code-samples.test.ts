// Samples are run as they are shown, against an echo of this machine, with the values of somebody who means harm.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildModel, codeSamples, type JsonObject, type JsonValue } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMultipart } from '../../packages/openapi/src/validate/multipart.ts';
import { DEBIAN_PYTHON, requireTools } from '../../scripts/test/toolchain.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'portico-samples-'));
const canary = join(folder, 'canary');

const texts = [
  `'; touch ${canary}; '`,
  `"; touch ${canary}; "`,
  `$(touch ${canary})`,
  `\`touch ${canary}\``,
  `#{\`touch ${canary}\`}`,
  `\${7*7} $HOME {$a} %s %n {0}`,
  '\\" \\\' \\\\ \\u0022 \\n',
  'line\nline\r\ntab\t',
  '@/etc/passwd',
  '<script></script> --> ]]> */ """ \'\'\' EOF',
  'é名前 🦊 \u202e rtl \u2028 \u00ad',
  '-1 --help',
  '__proto__',
  '\u0001\u0007\b\f',
];

const headerText = `a'b"c\\d$(touch ${canary}) \`x\` #{x} \${x} %s`;

/** A document in which everything a sample shows comes from somebody else. */
const hostile = (serverUrl: string): JsonObject => {
  const value: JsonObject = {
    ...Object.fromEntries(texts.map((text, index) => [`${index} ${text}`, text])),
    list: [...texts, 1.5, true, null, {}],
  };
  const parameter = (place: string, name: string, text: string) => ({
    name,
    in: place,
    required: true,
    example: text,
    schema: { type: 'string' },
  });
  const post = (id: string, content: JsonObject) => ({
    [`/${id}/{p}`]: {
      post: {
        operationId: id,
        parameters: [
          parameter('path', 'p', texts.join('')),
          ...texts.map((text, index) => parameter('query', `q${index}${text}`, text)),
          parameter('header', 'X-Hostile', headerText),
        ],
        requestBody: { required: true, content },
        responses: { 200: { description: 'x' } },
      },
    },
  });
  const binary = { type: 'string', format: 'binary' };
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: serverUrl }],
    paths: {
      ...post('json', { 'application/json': { schema: { type: 'object' }, example: value } }),
      ...post('text', { 'text/plain': { schema: { type: 'string' }, example: texts.join(' ') } }),
      ...post('form', {
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', properties: { a: { type: 'string' } } },
          example: { a: texts.join(' ') },
        },
      }),
      ...post('bytes', { 'application/octet-stream': { schema: binary } }),
      ...post('parts', {
        'multipart/form-data': {
          schema: { type: 'object', properties: { note: { type: 'string' }, file: binary } },
          example: { note: texts.slice(0, 7).join(' '), file: 'x' },
        },
      }),
    },
  };
};

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer };

describe('a sample that is run as it is shown', () => {
  let seen: Seen[] = [];
  let server: Server;
  let model: ReturnType<typeof buildModel>;

  beforeAll(async () => {
    requireTools(['curl', 'go', 'javac', 'php', 'php-curl', 'python3', 'requests', 'ruby']);
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push({
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks),
        });
        response.end('ok');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    model = buildModel(hostile(`http://127.0.0.1:${port}`));
    writeFileSync(join(folder, 'body.bin'), Buffer.from([0, 1, 254, 255]));
  });

  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const RUNNERS: Readonly<Record<string, { file: string; command: (file: string) => [string, string[]] }>> = {
    curl: { file: 'sample.sh', command: (file) => ['sh', [file]] },
    javascript: { file: 'sample.mjs', command: (file) => [process.execPath, [file]] },
    python: { file: 'sample.py', command: (file) => [DEBIAN_PYTHON, [file]] },
    go: { file: 'sample.go', command: (file) => ['go', ['run', file]] },
    java: { file: 'Sample.java', command: (file) => ['java', ['-Dfile.encoding=UTF-8', file]] },
    ruby: { file: 'sample.rb', command: (file) => ['ruby', ['-Ku', file]] },
    php: { file: 'sample.php', command: (file) => ['php', [file]] },
  };

  const send = async (operation: string, language: string): Promise<Seen> => {
    const source = codeSamples(model, operation).find((sample) => sample.language === language)?.source ?? '';
    const runner = RUNNERS[language];
    if (!runner) throw new Error(`no runner for ${language}`);
    const path = join(folder, runner.file);
    writeFileSync(path, source);
    const [command, args] = runner.command(path);
    seen = [];
    await run(command, args, { cwd: folder, env: { ...process.env, LANG: 'C.UTF-8' } });
    expect(seen.length).toBe(1);
    const [only] = seen;
    if (!only) throw new Error('nothing was sent');
    return only;
  };

  const example = (operation: string): JsonValue | undefined =>
    model.operations.find(({ key }) => key === operation)?.body?.contents[0]?.example;

  const multipart = ({ headers, body }: Seen) => {
    const parts = parseMultipart(headers['content-type'] ?? '', body);
    if ('text' in parts) throw new Error(parts.text);
    return Object.fromEntries(parts.map(({ name, body: bytes }) => [name, bytes.toString('latin1')]));
  };

  describe.each(Object.keys(RUNNERS))('in %s', (language) => {
    it.each(['json', 'text', 'form', 'bytes', 'parts'])(
      'sends a %s body, the URL and the headers as they were meant',
      async (operation) => {
        const sent = await send(operation, language);
        const url = new URL(sent.url, 'http://echo.test');
        expect(sent.method).toBe('POST');
        expect(decodeURIComponent(url.pathname)).toBe(`/${operation}/${texts.join('')}`);
        for (const [index, text] of texts.entries()) expect(url.searchParams.get(`q${index}${text}`)).toBe(text);
        expect(sent.headers['x-hostile']).toBe(headerText);
        if (operation === 'json') expect(JSON.parse(sent.body.toString())).toEqual(example('json'));
        else if (operation === 'text') expect(sent.body.toString()).toBe(texts.join(' '));
        else if (operation === 'form') expect(new URLSearchParams(sent.body.toString()).get('a')).toBe(texts.join(' '));
        else if (operation === 'bytes') expect([...sent.body]).toEqual([0, 1, 254, 255]);
        else
          expect(multipart(sent)).toEqual({
            note: Buffer.from(texts.slice(0, 7).join(' ')).toString('latin1'),
            file: Buffer.from([0, 1, 254, 255]).toString('latin1'),
          });
        expect(existsSync(canary)).toBe(false);
      },
    );
  });
});
