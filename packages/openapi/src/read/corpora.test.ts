import { describe, expect, it } from 'vitest';
import { corpusNames, readCorpus } from '../../../../test/material/index.ts';
import { decodeText } from './decode-text.ts';
import { inspectDocument } from './inspect-document.ts';
import { parseJson } from './parse-json.ts';
import { parseYaml } from './parse-yaml.ts';

const cases = 'JSONTestSuite/test_parsing/';
const yaml = 'yaml-test-suite/src/';

const accepts = (bytes: Uint8Array): boolean => {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return false;
  return parseJson(decoded.text).value !== undefined;
};

describe('JSONTestSuite', () => {
  // Duplicate names are parsed as the suite says; that they are duplicates is a finding besides.
  it.each(corpusNames(cases).filter((name) => name.startsWith('y_')))('%s is accepted', (name) => {
    expect(accepts(readCorpus(cases + name))).toBe(true);
  });

  it.each(corpusNames(cases).filter((name) => name.startsWith('n_')))('%s is refused', (name) => {
    const bytes = readCorpus(cases + name);
    expect(accepts(bytes)).toBe(false);
  });

  it.each(corpusNames(cases).filter((name) => name.startsWith('i_')))('%s does no harm', (name) => {
    expect(() => accepts(readCorpus(cases + name))).not.toThrow();
  });
});

describe('yaml-test-suite', () => {
  it.each(corpusNames(yaml))('%s is parsed or refused, and answered', async (name) => {
    const text = new TextDecoder().decode(readCorpus(yaml + name));
    expect(() => parseYaml(text)).not.toThrow();
    const result = await inspectDocument(new TextEncoder().encode(text));
    expect(result.ok).toBe(false);
  });
});

describe('the big list of naughty strings', () => {
  const strings: readonly string[] = JSON.parse(new TextDecoder().decode(readCorpus('blns.json')));

  it('comes back from every text field as it went in', async () => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      tags: strings.map((text) => ({ name: text, description: text })),
    };
    const json = JSON.stringify(document);
    const result = await inspectDocument(new TextEncoder().encode(json));
    expect(result.ok ? result.json : result.problems).toBe(json);
  });
});
