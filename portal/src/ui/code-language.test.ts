import { describe, expect, it } from 'vitest';
import { indented, languageOf } from './code-language.ts';

describe('a text that is shown as code', () => {
  it.each([
    ['  {"a": 1}', 'json'],
    ['\n[1]', 'json'],
    ['openapi: 3.1.0', 'yaml'],
    ['', 'yaml'],
  ])('%j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is laid out in lines when it is JSON, and left as it came when it is not or is cut short', () => {
    expect(indented('{"a":[1,2]}')).toBe('{\n  "a": [\n    1,\n    2\n  ]\n}');
    expect(indented('{"a":[1,2')).toBe('{"a":[1,2');
    expect(indented('a:   1')).toBe('a:   1');
  });
});
