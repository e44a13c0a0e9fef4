import type { JsonObject, JsonValue, OpenApiDocument } from '@portico/openapi';
import { describe, expect, it } from 'vitest';
import { compareSdks } from './compare-sdks.ts';
import { generateSdk, SDK_LANGUAGES, sdkUsages } from './generate-sdk.ts';

const text = { type: 'string' };
const documentOf = (paths: JsonObject, schemas: JsonObject = {}): OpenApiDocument => ({
  openapi: '3.1.0',
  info: { title: 'Tickets API', version: '1.0.0' },
  paths,
  components: { schemas, securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } },
  security: [{ key: [] }],
});
const answering = (schema: JsonValue) => ({ 200: { description: '', content: { 'application/json': { schema } } } });
const list = (parameters: readonly JsonValue[], schema: JsonValue = { type: 'array', items: text }) => ({
  '/open-days': { get: { operationId: 'listOpenDays', parameters, responses: answering(schema) } },
});
const query = (name: string, required: boolean, schema: JsonValue = text) => ({ name, in: 'query', required, schema });

const changes = (before: OpenApiDocument, after: OpenApiDocument, language = 'python' as const) =>
  compareSdks({ before, after, language });

describe('what changes for code', () => {
  it('is nothing where nothing of the SDK is another', () => {
    const before = documentOf(list([query('a', false)]));
    const after = structuredClone(before);
    Object.assign(after.info ?? {}, { description: 'Said anew.' });
    for (const language of SDK_LANGUAGES) expect(compareSdks({ before, after, language })).toEqual([]);
  });

  it('is said in the names of each language', () => {
    const before = documentOf(list([query('startDate', false)]));
    const closeAll = { get: { operationId: 'closeAll', responses: { 204: { description: '' } } } };
    const after = documentOf({ ...list([query('startDate', true)]), '/shut': closeAll });
    expect(
      SDK_LANGUAGES.map((language) => compareSdks({ before, after, language }).map(({ after: [line] }) => line)),
    ).toEqual([
      ['listOpenDays(startDate: string) → string[]', 'closeAll() → nothing'],
      ['list_open_days(start_date: string) → string[]', 'close_all() → nothing'],
      ['ListOpenDays(StartDate: string) → string[]', 'CloseAll() → nothing'],
      ['listOpenDays(startDate: string) → string[]', 'closeAll() → nothing'],
    ]);
  });

  it('breaks where a parameter is asked for, is gone or of another type, and not where one may be left out', () => {
    const from = documentOf(list([query('a', false)]));
    const breaking = (parameters: readonly JsonValue[]) => changes(from, documentOf(list(parameters)))[0]?.breaking;
    expect(breaking([query('a', true)])).toBe(true);
    expect(breaking([])).toBe(true);
    expect(breaking([query('a', false, { type: 'integer' })])).toBe(true);
    expect(breaking([query('a', false), query('b', true)])).toBe(true);
    expect(breaking([query('a', false), query('b', false)])).toBe(false);
    expect(changes(documentOf(list([query('a', true)])), from)[0]?.breaking).toBe(false);
  });

  it('tells of types the members that are others, as they were and as they are', () => {
    const ticket = (properties: JsonObject, required: readonly string[]) =>
      documentOf(list([], { $ref: '#/components/schemas/Ticket' }), {
        Ticket: { type: 'object', properties, required },
      });
    const before = ticket({ id: text, price: { type: 'number' }, note: text }, ['id', 'price']);
    const after = ticket({ id: text, price: { type: 'string' }, seat: text }, ['id', 'price']);
    expect(changes(before, after)).toEqual([
      {
        ...{ kind: 'type', name: 'Ticket', change: 'changed', breaking: true },
        before: ['price: number', 'note?: string'],
        after: ['price: string', 'seat?: string'],
      },
    ]);
    expect(changes(ticket({ id: text }, ['id']), ticket({ id: text, seat: text }, ['id']))[0]?.breaking).toBe(false);
    // Who reads it minds that it may be missing.
    expect(changes(ticket({ id: text }, ['id']), ticket({ id: text }, []))[0]?.breaking).toBe(true);
  });

  it('has what breaks first, methods before types', () => {
    const kinds = { Kind: { type: 'string', enum: ['a', 'b'] }, Old: { type: 'object', properties: { a: text } } };
    const uses = (name: string) => list([query('kind', false, { $ref: `#/components/schemas/${name}` })]);
    const before = documentOf(uses('Kind'), kinds);
    const after = documentOf({ '/new': { get: { operationId: 'brandNew', responses: answering(text) } } }, {});
    expect(changes(before, after).map(({ kind, name, change }) => `${change} ${kind} ${name}`)).toEqual([
      'removed method list_open_days',
      'removed type Kind',
      'removed type Old',
      'added method brand_new',
    ]);
  });
});

describe('how an SDK is used', () => {
  it('is what its README says, to the letter, with its key from where the SDK looks for it', () => {
    const document = documentOf(list([query('a', true)]));
    const request = { document, baseUrl: 'https://api.test', packageName: 'tickets-sdk' };
    const usages = sdkUsages(request);
    for (const language of SDK_LANGUAGES) {
      const { install, program, variables, folder } = usages[language];
      const files = generateSdk({ ...request, language }).files;
      const readme = files.find(({ path }) => path === 'README.md')?.text;
      for (const said of [install, program, folder]) expect(readme).toContain(said);
      expect(variables).toEqual(['TICKETS_API_KEY']);
      expect(program).toContain('TICKETS_API_KEY');
    }
  });
});
