import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { inspectDocument } from './inspect-document.ts';
import { parseJson } from './parse-json.ts';
import { parseYaml } from './parse-yaml.ts';

const corpora = new URL('../../../../shared/corpora/', import.meta.url);
const cases = new URL('JSONTestSuite/test_parsing/', corpora);
const yaml = new URL('yaml-test-suite/src/', corpora);

const accepts = (bytes: Uint8Array): boolean => {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return false;
  return parseJson(decoded.text).value !== undefined;
};

describe('JSONTestSuite', () => {
  // Duplicate names are parsed as the suite says; that they are duplicates is a finding besides.
  it.each(readdirSync(cases).filter((name) => name.startsWith('y_')))('%s is accepted', (name) => {
    expect(accepts(readFileSync(new URL(encodeURIComponent(name), cases)))).toBe(true);
  });

  it.each(readdirSync(cases).filter((name) => name.startsWith('n_')))('%s is refused', (name) => {
    const bytes = readFileSync(new URL(encodeURIComponent(name), cases));
    expect(accepts(bytes)).toBe(false);
  });

  it.each(readdirSync(cases).filter((name) => name.startsWith('i_')))('%s does no harm', (name) => {
    expect(() => accepts(readFileSync(new URL(encodeURIComponent(name), cases)))).not.toThrow();
  });
});

describe('yaml-test-suite', () => {
  it.each(readdirSync(yaml))('%s is parsed or refused, and answered', async (name) => {
    const text = readFileSync(new URL(name, yaml), 'utf8');
    expect(() => parseYaml(text)).not.toThrow();
    const result = await inspectDocument(new TextEncoder().encode(text));
    expect(result.ok).toBe(false);
  });
});

describe('the big list of naughty strings', () => {
  const strings: readonly string[] = JSON.parse(readFileSync(new URL('blns.json', corpora), 'utf8'));

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
