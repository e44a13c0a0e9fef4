import { describe, expect, it } from 'vitest';
import { documentOf, ok, withOperation } from '../../test/oasdiff/case.ts';
import type { JsonObject } from '../json-value.ts';
import { changelogMarkdown, changelogOf, markdownText } from './changelog.ts';
import { diffDocuments } from './diff-documents.ts';

const head = { title: 'Pets', beforeVersion: '1.0.0', afterVersion: '2.0.0' };

describe('the changelog', () => {
  it('says the worst first, by operation, with what to do', () => {
    const before = documentOf({ '/a': { get: { responses: ok } }, '/b': { get: { responses: ok } } });
    const after = documentOf({ '/a': { get: { responses: ok, deprecated: true } } });
    const diff = diffDocuments(before, after, { rules: { 'version-not-raised': 'off' } });
    expect(changelogMarkdown(diff, head)).toBe(`# Pets: 1.0.0 to 2.0.0

1 breaking, 0 risky, 1 compatible.

## Breaking

### GET /b

- The operation was removed without having been deprecated. *Stop calling the operation.*

## New and changed

### GET /a

- The operation was deprecated without a sunset date. *Plan to move away from the operation; ask when it ends.*
`);
  });

  it('says when nothing changed', () => {
    const same = withOperation({});
    expect(changelogMarkdown(diffDocuments(same, same), head)).toContain('Nothing changed.');
    expect(changelogOf(diffDocuments(same, same), head).sections).toEqual([]);
  });

  it('says what it leaves out', () => {
    const same = withOperation({});
    const cut = { ...diffDocuments(same, same), omitted: 3, complete: false };
    expect(changelogMarkdown(cut, head)).toMatch(
      /3 further changes are not listed\.\n\n.*not all of them were compared/,
    );
  });

  it('names the operations of a change that several share', () => {
    const build = (type: string): JsonObject =>
      documentOf(
        Object.fromEntries(
          ['/a', '/b'].map((path) => [
            path,
            {
              put: {
                requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
                responses: ok,
              },
            },
          ]),
        ),
        { components: { schemas: { A: { type } } } },
      );
    const [section] = changelogOf(diffDocuments(build('string'), build('array')), head).sections;
    expect(section).toMatchObject({ severity: 'breaking', groups: [{ heading: 'Several operations' }] });
    expect(changelogMarkdown(diffDocuments(build('string'), build('array')), head)).toContain(
      'Concerns PUT /a, PUT /b.',
    );
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '![x](http://a.test/x.png)',
    '**bold** _word_ `code`',
    'https://a.test/?a=b',
    'a\n\n# Heading\n- item',
    '&lt;script&gt;',
    'www.a.test and a@b.test',
    '{process.exit(1)} $x^2$ ~~gone~~',
    '| a | b |',
    '\u202eright to left',
  ])('keeps %j text and no markup', (text) => {
    const made = markdownText(text);
    expect(made).not.toMatch(/[<>\n\u202e]/);
    expect(made).not.toMatch(/(?<!\\)[[\]`*_{}#!|~$@]/);
    expect(made).not.toMatch(/(?<!\\):\/\/|www(?<!\\)\./);
    expect(made.replaceAll('&amp;', '').replaceAll('&lt;', '').replaceAll('&gt;', '')).not.toContain('&');
  });

  it('lets no document write into it', () => {
    const evil = '</h1><script>alert(1)</script>\n# Owned [x](http://a.test)';
    const before = documentOf({ [`/${evil}`]: { get: { operationId: evil, tags: [evil], responses: ok } } });
    const made = changelogMarkdown(diffDocuments(before, documentOf({})), { ...head, title: evil, afterVersion: evil });
    expect(made).not.toContain('<script');
    expect(made.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
    expect(made).not.toMatch(/(?<!\\)\]\(/);
  });
});
