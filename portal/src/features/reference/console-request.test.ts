import type { ReferenceContent, ReferenceOperation, ReferenceParameter, ReferenceSchemaView } from '@portico/client';
import { SAMPLE_LANGUAGES } from '@portico/samples';
import { describe, expect, it } from 'vitest';
import type { Call } from './console-request.ts';
import { buildCall, type Draft, type Files, fieldsOf } from './console-request.ts';
import { writtenCall } from './sample-of-call.ts';

const BASE = 'https://api.example/proxy/shop';
const view = (kind: ReferenceSchemaView['kind'], more: Partial<ReferenceSchemaView> = {}): ReferenceSchemaView => ({
  kind,
  pointer: '',
  ...more,
});
const text = view('string');
const listOf = (items: ReferenceSchemaView) => view('array', { items });
const parameter = (
  place: ReferenceParameter['in'],
  name: string,
  schema: ReferenceSchemaView,
  more: Partial<ReferenceParameter> = {},
): ReferenceParameter => {
  const form = place === 'query' || place === 'cookie';
  return { name, in: place, required: false, style: form ? 'form' : 'simple', explode: form, schema, ...more };
};
const operation = (more: Partial<ReferenceOperation> = {}): ReferenceOperation => ({
  kind: 'operation',
  slug: 'call',
  key: 'post /things',
  method: 'post',
  path: '/things',
  tags: [],
  scopes: [],
  parameters: [],
  responses: [
    { status: '200', description: '', headers: [], contents: [{ mediaType: 'application/json' }], links: [] },
  ],
  callbacks: [],
  samples: [],
  ...more,
});
const body = (content: ReferenceContent, required = true) => ({ required, contents: [content] });
const built = (page: ReferenceOperation, draft: Partial<Draft> = {}, files: Files = {}) =>
  buildCall(BASE, { page, fields: fieldsOf(page), draft: { values: {}, texts: {}, ...draft }, files });

const curl = (call: Call): string[] => (writtenCall(call).curl ?? '').split(' \\\n  ');

describe('what is typed', () => {
  it('stands where its parameter says, in the style it says', () => {
    const page = operation({
      method: 'get',
      path: '/things/{id}/{at}',
      parameters: [
        parameter('path', 'id', text, { required: true }),
        parameter('path', 'at', listOf(text), { required: true, style: 'matrix', explode: true }),
        parameter('query', 'tags', listOf(text)),
        parameter('query', 'ids', listOf(text), { style: 'pipeDelimited', explode: false }),
        parameter('query', 'filter', view('object'), { style: 'deepObject', explode: true }),
        parameter('query', 'where', view('any'), { mediaType: 'application/json' }),
        parameter('header', 'X-Since', text),
        parameter('cookie', 'theme', text),
      ],
    });
    const { call, faults } = built(page, {
      values: {
        'path.id': 'a/b {at}',
        'path.at': '1\n2\n',
        'query.tags': 'new\nold & sold',
        'query.ids': '1\n2',
        'query.filter': '{"color":{"is":"red"}}',
        'query.where': '{ "a": 1 }',
        'header.X-Since': 'today',
        'cookie.theme': 'dark',
      },
    });
    expect(faults).toEqual({});
    const query = [
      'tags=new&tags=old%20%26%20sold',
      'ids=1%7C2',
      'filter%5Bcolor%5D%5Bis%5D=red',
      'where=%7B%22a%22%3A1%7D',
    ];
    expect(call.url).toBe(`${BASE}/things/a%2Fb%20%7Bat%7D/;at=1;at=2?${query.join('&')}`);
    expect(call.headers).toEqual([
      ['Accept', 'application/json, */*;q=0.5'],
      ['X-Since', 'today'],
    ]);
    expect(call.cookies).toBe('theme=dark');
  });

  it('begins with what the document allows, where it must be there, and is left out where it need not', () => {
    const page = operation({
      method: 'get',
      parameters: [parameter('query', 'page', view('integer')), parameter('query', 'from', text, { required: true })],
      request: {
        parameters: [
          { in: 'query', name: 'page', value: 3 },
          { in: 'query', name: 'from', value: '2026-11-30' },
        ],
        bodies: [],
      },
    });
    expect(fieldsOf(page).parameters.map(({ name }) => name)).toEqual(['from', 'page']);
    expect(built(page).call.url).toBe(`${BASE}/things?from=2026-11-30`);
    expect(built(page, { values: { 'query.from': '' } }).faults).toEqual({ 'query.from': 'missing' });
  });

  it('is not sent where it would be another path, no JSON, or nothing', () => {
    const page = operation({
      path: '/things/{id}',
      parameters: [
        parameter('path', 'id', text, { required: true }),
        parameter('query', 'filter', view('object'), { style: 'deepObject' }),
      ],
      body: body({ mediaType: 'application/json' }),
    });
    for (const dots of ['.', '..'])
      expect(built(page, { values: { 'path.id': dots } }).faults['path.id'], dots).toBe('dots');
    const { faults } = built(page, { values: { 'query.filter': '{' }, texts: { 'application/json': '{"a":' } });
    expect(faults).toEqual({ 'path.id': 'missing', 'query.filter': 'json', body: 'json' });
  });

  it('is not asked for where no browser sends it', () => {
    const page = operation({
      method: 'get',
      parameters: ['Cookie', 'Host', 'Sec-Ch', 'no header'].map((name) =>
        parameter('header', name, text, { required: true }),
      ),
    });
    const values = { 'header.Host': 'evil.example', 'header.no header': 'x', 'header.Sec-Ch': 'of "mine"' };
    const { call, faults } = built(page, { values });
    expect([call.headers.length, faults]).toEqual([1, {}]);
    // It is copied, as far as anybody could send it.
    expect(curl(call)).toEqual(
      expect.arrayContaining([`--header 'Host: evil.example'`, `--header 'Sec-Ch: of "mine"'`]),
    );
    expect(writtenCall(call).curl).not.toContain('no header');
  });
});

describe('a body', () => {
  it('is the text that stands there, of the media type that was chosen', () => {
    const page = operation({
      body: { required: true, contents: [{ mediaType: 'application/json' }, { mediaType: 'application/xml' }] },
      request: {
        parameters: [],
        bodies: [
          { mediaType: 'application/json', text: '{ "a": 1 }' },
          { mediaType: 'application/xml', text: '<a>1</a>' },
        ],
      },
    });
    expect(built(page).call).toMatchObject({ body: { kind: 'text', text: '{ "a": 1 }' } });
    const { call } = built(page, { mediaType: 'application/xml' });
    expect(call.body).toEqual({ kind: 'text', text: '<a>1</a>' });
    expect(call.headers).toContainEqual(['Content-Type', 'application/xml']);
    expect(built({ ...page, method: 'get' }).call.body).toBeUndefined();
  });

  it('of a form is its members, each as its encoding says', () => {
    const content: ReferenceContent = {
      mediaType: 'application/x-www-form-urlencoded',
      schema: view('reference', {
        opened: view('object', {
          properties: [
            { name: 'name', required: true, schema: text },
            { name: 'tags', required: false, schema: listOf(text) },
            { name: 'place', required: false, schema: view('object') },
            { name: 'id', required: true, schema: view('string', { readOnly: true }) },
          ],
        }),
      }),
      encoding: { tags: { style: 'spaceDelimited', explode: false } },
    };
    const of = (name: string) => `${content.mediaType}.${name}`;
    const { call, faults } = built(operation({ body: body(content) }), {
      values: { [of('name')]: 'Ada & co', [of('tags')]: 'a\nb', [of('place')]: '{"x":1}' },
    });
    expect(faults).toEqual({});
    expect(call.body).toEqual({ kind: 'text', text: 'name=Ada%20%26%20co&tags=a%20b&place=%7B%22x%22%3A1%7D' });
  });

  it('of several parts has files and JSON among them', () => {
    const content: ReferenceContent = {
      mediaType: 'multipart/form-data',
      schema: view('object', {
        properties: [
          { name: 'picture', required: true, schema: view('string', { format: 'binary' }) },
          { name: 'about', required: false, schema: view('object') },
        ],
      }),
    };
    const page = operation({ body: body(content) });
    expect(built(page).faults).toEqual({ 'multipart/form-data.picture': 'missing' });
    const picture = new File(['bytes'], `it's "one".png`, { type: 'image/png' });
    const { call } = built(
      page,
      { values: { 'multipart/form-data.about': '{ "by": "@ada;x" }' } },
      { 'multipart/form-data.picture': [picture] },
    );
    expect(call.body).toEqual({
      kind: 'parts',
      parts: [
        { name: 'picture', type: 'image/png', value: picture },
        { name: 'about', type: 'application/json', value: '{"by":"@ada;x"}' },
      ],
    });
    expect(curl(call).slice(-2)).toEqual([
      `--form 'picture=@body.bin'`,
      String.raw`--form 'about="{\"by\":\"@ada;x\"}";type=application/json'`,
    ]);
  });

  it('that is a file is needed where the document says so', () => {
    const page = operation({ body: body({ mediaType: 'image/*' }) });
    expect(built(page).faults).toEqual({ body: 'missing' });
    const file = new File(['bytes'], 'a.webp', { type: 'image/webp' });
    const { call, faults } = built(page, {}, { body: [file] });
    expect([faults, call.headers.at(-1)]).toEqual([{}, ['Content-Type', 'image/webp']]);
  });
});

describe('what is copied', () => {
  it('says the same call, and not whose key it is', () => {
    const page = operation({
      parameters: [parameter('cookie', 'theme', text), parameter('header', 'X-Note', text)],
      body: body({ mediaType: 'text/plain' }),
    });
    const { call } = built(page, {
      values: { 'cookie.theme': 'dark', 'header.X-Note': `$(id) 'quoted'` },
      texts: { 'text/plain': `it's` },
    });
    expect(curl(call)).toEqual([
      'curl --request POST',
      `--url '${BASE}/things'`,
      `--header 'X-Api-Key: YOUR_API_KEY'`,
      `--header 'Accept: application/json, */*;q=0.5'`,
      `--header 'Content-Type: text/plain'`,
      String.raw`--header 'X-Note: $(id) '\''quoted'\'''`,
      `--header 'Cookie: theme=dark'`,
      String.raw`--data-raw 'it'\''s'`,
    ]);
    expect(Object.keys(writtenCall(call))).toEqual([...SAMPLE_LANGUAGES]);
    for (const source of Object.values(writtenCall(call))) expect(source).toContain('YOUR_API_KEY');
    // A token is said to be one, and never which.
    for (const source of Object.values(writtenCall(call, true))) expect(source).toContain('Bearer YOUR_TOKEN');
  });
});
