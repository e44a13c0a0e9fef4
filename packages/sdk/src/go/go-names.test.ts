import { describe, expect, it } from 'vitest';
import { exportedName } from './exported-name.ts';
import { packageNamesOf } from './go-names.ts';
import { columns, oneLine, paragraphs } from './go-text.ts';

const names = (packageName: string) => packageNamesOf({ packageName });

describe('names in Go', () => {
  it('are exported, with initialisms in capitals', () => {
    const pairs = { userId: 'UserID', apiUrl: 'APIURL', ids: 'IDs', idea: 'Idea', startDate: 'StartDate', x2: 'X2' };
    expect(Object.keys(pairs).map(exportedName)).toEqual(Object.values(pairs));
  });

  it('of a package are what go.mod and code take', () => {
    expect(names('@acme/the.sdk')).toEqual({ module: 'acme-the-sdk', identifier: 'acmethesdk' });
    expect(['json', 'type', 'main', '9lives', 'a..b-', '...'].map((name) => names(name))).toEqual([
      { module: 'json-sdk', identifier: 'jsonsdk' },
      { module: 'type-sdk', identifier: 'typesdk' },
      { module: 'main-sdk', identifier: 'mainsdk' },
      { module: '9lives', identifier: 'sdk9lives' },
      { module: 'a-b', identifier: 'ab' },
      { module: 'api-sdk', identifier: 'apisdk' },
    ]);
  });
});

describe('texts in Go', () => {
  it('become paragraphs of a comment that means nothing to a tool', () => {
    expect(paragraphs(['# Title\r\n\r\n  +build ignore\n\t//go:generate x\n', undefined, 'A Heading'])).toEqual([
      'Title.',
      '',
      'build ignore',
      '//go:generate x.',
      '',
      'A Heading.',
    ]);
    expect(paragraphs(['Deprecated: no', 'Output:\nx'])).toEqual(['Deprecated - no.', '', 'Output -', 'x.']);
    expect(oneLine('a\n b\u202e c\n\nd')).toBe('a b c');
  });

  it('stand in columns as wide as their widest cell', () => {
    expect(
      columns(
        [
          ['A', 'int', '`x`'],
          ['Longer', 'string', '`y`'],
        ],
        '\t',
      ),
    ).toBe('\tA      int    `x`\n\tLonger string `y`\n');
  });
});
