import { describe, expect, it } from 'vitest';
import { groupChanges, type Severity } from './group-changes.ts';

const change = (severity: Severity, path?: string) => ({
  rule: 'a-rule',
  severity,
  ...(path && { operation: { method: 'get', path } }),
  message: '',
  action: '',
});

describe('changes by operation', () => {
  it('keeps the order of what is worst, each operation once', () => {
    const groups = groupChanges(
      [change('breaking', '/b'), change('breaking'), change('compatible', '/a'), change('compatible', '/b')],
      10,
    );
    expect(groups.map(({ key, changes }) => [key, changes.length])).toEqual([
      ['get /b', 2],
      ['', 1],
      ['get /a', 1],
    ]);
  });

  it('shows no more than asked for', () => {
    const many = Array.from({ length: 9 }, (_, index) => change('breaking', `/${index % 3}`));
    const shown = groupChanges(many, 4);
    expect(shown.map(({ changes }) => changes.length)).toEqual([3, 1]);
  });
});
