import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from '../start/run.ts';
import { PART_NAMES, partOf, readWanted, UnknownPart } from './parts.ts';

const FILES = new Set(['packages/domain/src/id.test.ts']);
const wanted = (words: string) => readWanted(words.split(' ').filter(Boolean), (path) => FILES.has(path));

describe('the words after `npm test --`', () => {
  it('name parts; without any, everything runs that gates a merge', () => {
    expect(wanted('')).toEqual({
      parts: ['check', 'unit', 'budgets', 'thorough', 'languages', 'contract', 'journeys'],
      passedOn: [],
    });
    expect(wanted('unit')).toEqual({ parts: ['unit'], passedOn: [] });
    expect(wanted('check long')).toEqual({ parts: ['check', 'long'], passedOn: [] });
  });

  it('pass files and options on to the parts named, or to whichever part has them', () => {
    expect(wanted('unit packages/domain/src/id.test.ts -t lower')).toEqual({
      parts: ['unit'],
      passedOn: ['packages/domain/src/id.test.ts', '-t', 'lower'],
    });
    expect(wanted('packages/domain/src/id.test.ts').parts).toEqual(PART_NAMES);
  });

  it('are refused when they are neither a part nor a file', () => {
    for (const words of ['typo', 'unit typo', 'Unit', '__proto__', 'constructor'])
      expect(() => wanted(words), words).toThrow(UnknownPart);
  });
});

it('every test file stands in exactly one part', () => {
  const files = globSync('{packages,functions,infra,scripts,examples,portal,test}/**/*.test.{ts,tsx}', {
    cwd: root,
    exclude: (path) => /node_modules|\.next|dist|cdk\.out/.test(path),
  });
  const parts = PART_NAMES.map((name) => {
    const { include, exclude = [] } = partOf(name);
    const without = new Set(globSync([...exclude], { cwd: root }));
    return new Set(globSync([...include], { cwd: root }).filter((file) => !without.has(file)));
  });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => parts.filter((part) => part.has(file)).length !== 1)).toEqual([]);
});
