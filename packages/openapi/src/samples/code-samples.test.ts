import { SAMPLE_LANGUAGES } from '@portico/samples';
import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { codeSamples } from './code-samples.ts';

const modelOf = async (name: string) => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} must be readable`);
  return buildModel(read.document);
};

const document = (operation: JsonObject) =>
  buildModel({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://a.test/v1/' }],
    components: { securitySchemes: { K: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } },
    security: [{ K: [] }],
    paths: { '/a': { post: { operationId: 'a', responses: { 200: { description: 'x' } }, ...operation } } },
  });

describe('samples of an operation', () => {
  it.each(gatingSpecNames)('of %s come in eight languages, with the method and the server', async (name) => {
    const model = await modelOf(name);
    for (const { key, method } of model.operations.slice(0, 60)) {
      const samples = codeSamples(model, key, { serverUrl: 'https://gateway.test/proxy/a' });
      expect(
        samples.filter(({ given }) => !given).length +
          new Set(samples.filter(({ given }) => given).map(({ language }) => language)).size,
      ).toBeGreaterThanOrEqual(SAMPLE_LANGUAGES.length);
      for (const { source, given, language } of samples) {
        if (given) continue;
        expect(source, language).toContain('https://gateway.test/proxy/a/');
        expect(source.toLowerCase(), language).toContain(method);
      }
    }
  });

  it('show where the key goes, as the document says', () => {
    for (const { source, language } of codeSamples(document({}), 'a')) {
      expect(source, language).toContain('X-Api-Key');
      expect(source, language).toContain('YOUR_API_KEY');
      expect(source, language).toContain('https://a.test/v1/a');
    }
  });

  it('that the document brings win, and others stay', () => {
    const given = { lang: 'Shell', label: 'CLI', source: 'pets create' };
    const samples = codeSamples(
      document({ 'x-codeSamples': [given, { lang: 'Elixir', source: 'Pets.create()' }, { lang: 5 }] }),
      'a',
    );
    expect(samples.map(({ language }) => language)).toEqual([
      'curl',
      'elixir',
      'javascript',
      'python',
      'go',
      'java',
      'csharp',
      'ruby',
      'php',
    ]);
    expect(samples[0]).toEqual({ language: 'curl', label: 'CLI', source: 'pets create', given: true });
  });

  it('of an operation that is not there are refused', () => {
    expect(() => codeSamples(document({}), 'b')).toThrow(RangeError);
  });
});
