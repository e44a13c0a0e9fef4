import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from './read-document.ts';

const read = async (document: JsonObject) => {
  const result = await readDocument(new TextEncoder().encode(JSON.stringify(document)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
};

describe('an OpenAPI 3.2 document', () => {
  it.each(
    gatingSpecNames.filter(
      (name) => /^oas31-.*\.json$|museum|galaxy|redoc-demo/.test(name) && name.startsWith('oas31'),
    ),
  )('that says only what %s says means the same', async (name) => {
    const older = await readDocument(readSpec(name));
    if (!older.ok) throw new Error(`${name} must be readable`);
    const newer = await read({ ...older.document, openapi: '3.2.0' });
    expect(newer).toMatchObject({ version: '3.1', sourceVersion: '3.2' });
    expect({ ...newer.document, openapi: older.document.openapi }).toEqual(older.document);
    expect(buildModel(newer.document).operations.length).toBe(buildModel(older.document).operations.length);
  });

  it('keeps what is new, and says what cannot be called', async () => {
    const { document, problems } = await read({
      openapi: '3.2.0',
      info: { title: 'T', version: '1' },
      $self: 'https://a.test/openapi.json',
      tags: [{ name: 'a', kind: 'nav', parent: 'b', summary: 'A' }],
      paths: {
        '/a': {
          query: { responses: { 200: { description: 'x' } } },
          additionalOperations: { COPY: { responses: { 200: { description: 'x' } } } },
          get: {
            parameters: [{ name: 'q', in: 'querystring', content: { 'application/x-www-form-urlencoded': {} } }],
            responses: {
              200: { summary: 'Lines', content: { 'application/jsonl': { itemSchema: { type: 'integer' } } } },
            },
          },
        },
      },
    });
    expect(document).toMatchObject({
      openapi: '3.1.1',
      'x-oai-$self': 'https://a.test/openapi.json',
      tags: [{ name: 'a', 'x-oai-kind': 'nav', 'x-oai-parent': 'b', 'x-oai-summary': 'A' }],
      paths: {
        '/a': {
          'x-oai-query': {},
          'x-oai-additionalOperations': { COPY: {} },
          get: {
            parameters: [],
            responses: {
              200: {
                description: 'Lines',
                content: { 'application/jsonl': { schema: { type: 'array', items: { type: 'integer' } } } },
              },
            },
          },
        },
      },
    });
    expect(problems.map(({ pointer }) => pointer).sort()).toEqual([
      '/paths/~1a/additionalOperations',
      '/paths/~1a/get/parameters/0',
      '/paths/~1a/query',
    ]);
  });
});
