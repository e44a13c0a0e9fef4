import type { ProblemError, ReferenceOperation } from '@portico/client';
import { describe, expect, it } from 'vitest';
import { BODY, bodyIn, buildCall, type Draft, fieldsOf } from './console-request.ts';
import { answersOf } from './mock-answers.ts';
import { mockedCall } from './mock-call.ts';
import { mockFaults } from './mock-faults.ts';

const text = { kind: 'string', pointer: '' } as const;
const content = (mediaType: string) => ({
  mediaType,
  schema: { kind: 'object' as const, pointer: '', properties: [{ name: 'note', required: true, schema: text }] },
});
const parameter = (place: 'path' | 'query' | 'header' | 'cookie', name: string) => ({
  ...{ name, in: place, required: false, style: 'simple' as const, explode: false, schema: text },
});
const page: ReferenceOperation = {
  ...{ kind: 'operation', slug: 'call', key: 'post /a/{id}', method: 'post', path: '/a/{id}', tags: [], scopes: [] },
  ...{ callbacks: [], samples: [], body: { required: false, contents: [content('application/json')] } },
  parameters: [
    { ...parameter('path', 'id'), required: true },
    parameter('query', 'a/b'),
    parameter('header', 'Origin'),
    parameter('cookie', 'theme'),
  ],
  responses: ['200', '404', 'default'].map((status) => ({
    ...{ status, description: '', headers: [], links: [] },
    contents: [
      {
        mediaType: 'application/json',
        ...(status === '404' && { examples: [{ name: 'a "cat"' }, { name: 'dog', summary: 'A dog' }] }),
      },
    ],
  })),
};
const BASE = 'https://api.example/proxy/shop';
const typed = (draft: Partial<Draft> = {}) => ({
  values: { 'path.id': 'x y', ...draft.values },
  texts: draft.texts ?? {},
});
const errorAt = (pointer: string): ProblemError => ({ pointer, detail: `wrong at ${pointer}` });
const faultsAt = (pointers: string[], now = typed(), of = page) => {
  const fields = fieldsOf(of);
  const sent = { errors: pointers.map(errorAt), draft: typed() };
  return mockFaults(fields, bodyIn(fields, now), now, sent, ({ detail }) => detail);
};

describe('what the mock finds wrong', () => {
  it('is said beside what it was typed into, with the place in it', () => {
    expect(faultsAt(['/path/id', '/query/a~1b', '/body/note', '/body', '/path'])).toEqual({
      'path.id': 'wrong at /path/id',
      'query.a/b': 'wrong at /query/a~1b',
      [BODY]: '/note: wrong at /body/note; wrong at /body',
    });
  });

  it('is said beside the member of a form', () => {
    const form = { ...page, body: { required: false, contents: [content('application/x-www-form-urlencoded')] } };
    expect(faultsAt(['/body/note', '/body/other'], typed(), form)).toEqual({
      'application/x-www-form-urlencoded.note': 'wrong at /body/note',
    });
  });

  it('is said until something else is typed there', () => {
    const now = typed({ values: { 'path.id': 'z' }, texts: { 'application/json': '{}' } });
    expect(faultsAt(['/path/id', '/query/a~1b', '/body'], now)).toEqual({ 'query.a/b': 'wrong at /query/a~1b' });
  });
});

describe('a call of the mock', () => {
  const called = (draft: Partial<Draft> = {}) =>
    buildCall(BASE, { page, fields: fieldsOf(page), draft: typed(draft), files: {} }).call;

  it('is what would be sent, what browsers send for nobody included', async () => {
    const values = { 'query.a/b': '1?2', 'header.Origin': 'here', 'cookie.theme': 'dark' };
    const call = await mockedCall(
      `${BASE}/`,
      called({ values, texts: { 'application/json': '{"note":1}' } }),
      'code=404',
    );
    expect(call).toMatchObject({ path: '/a/x%20y', query: 'a%2Fb=1%3F2', text: '{"note":1}' });
    expect(call).toHaveProperty('headers', [
      { name: 'Accept', value: expect.any(String) },
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Origin', value: 'here' },
      { name: 'Cookie', value: 'theme=dark' },
      { name: 'Prefer', value: 'code=404' },
    ]);
  });

  it('has parts and files as base64, and is not sent where it is too long', async () => {
    const file = new File(['\xff'], 'a.txt', { type: 'text/plain' });
    const sent = { ...called(), body: { kind: 'file', file } as const };
    expect(await mockedCall(BASE, sent, '')).toMatchObject({ text: btoa('\xc3\xbf'), base64: true });
    const long = { ...called(), body: { kind: 'text', text: 'x'.repeat(3_000_001) } as const };
    expect(await mockedCall(BASE, long, '')).toBe('large');
  });

  it('wishes for a status, or for an example by its name', () => {
    expect(answersOf(page)).toEqual([
      { value: 'code=200', label: '200' },
      { value: 'code=404', label: '404' },
      { value: 'code=404, example="a \\"cat\\""', label: '404 · a "cat"' },
      { value: 'code=404, example="dog"', label: '404 · A dog' },
    ]);
  });
});
