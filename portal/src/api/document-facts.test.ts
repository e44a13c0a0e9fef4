import { describe, expect, it } from 'vitest';
import { factsOf } from './document-facts.ts';

const documentOf = (more: Record<string, unknown>) => ({
  openapi: '3.1.0',
  info: { title: 'Tea', version: '1' },
  paths: {},
  ...more,
});

describe('what an overview tells of a document', () => {
  it('is its operations by tag, and by path where there are no tags', () => {
    const { groups } = factsOf(
      documentOf({
        tags: [{ name: 'teas', description: 'What is brewed.\nAnd more.' }],
        paths: {
          '/teas': { get: { tags: ['teas'], summary: 'List' }, post: { tags: ['teas'] }, parameters: [] },
          '/v1/refunds/{id}': { get: {} },
        },
      }),
    );
    expect(groups).toEqual([
      {
        name: 'teas',
        description: 'What is brewed.',
        count: 2,
        operations: [
          { method: 'get', path: '/teas', summary: 'List' },
          { method: 'post', path: '/teas', summary: undefined },
        ],
      },
      {
        name: 'refunds',
        description: undefined,
        count: 1,
        operations: [{ method: 'get', path: '/v1/refunds/{id}', summary: undefined }],
      },
    ]);
  });

  it('is short, however long the document is, and says how much is left', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`/group${index % 30}/${index}`, { get: {} }]),
    );
    const { groups, groupsLeft } = factsOf(documentOf({ paths }));
    expect([groups.length, groupsLeft, groups[0]?.count, groups[0]?.operations.length]).toEqual([12, 18, 10, 5]);
  });

  it('links to the web and to mail alone, whatever a publisher wrote', () => {
    const { contact, license, terms, guide } = factsOf(
      documentOf({
        info: {
          title: 'Tea',
          version: '1',
          contact: { name: 'Tea house', url: 'javascript:alert(1)', email: 'tea@example.com' },
          license: { name: 'MIT', url: 'data:text/html,x' },
          termsOfService: 'https://example.com/terms',
        },
        externalDocs: { url: 'file:///etc/passwd' },
      }),
    );
    expect(contact).toEqual({ name: 'Tea house', href: 'mailto:tea@example.com' });
    expect([license, terms, guide]).toEqual([{ name: 'MIT', href: undefined }, 'https://example.com/terms', undefined]);
  });

  it.each([{ paths: null }, { info: [] }, { tags: 'all', components: 3 }, { paths: { '/a': { get: 'no' } } }])(
    'is nothing where the document is not what it should be: %j',
    (more) => {
      expect(factsOf(documentOf(more)).groups).toEqual([]);
    },
  );
});
