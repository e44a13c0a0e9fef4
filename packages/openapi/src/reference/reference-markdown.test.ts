import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { codeSamples } from '../samples/code-samples.ts';
import { buildReference, withWebhooks } from './build-reference.ts';
import { indexMarkdown, operationMarkdown, schemaMarkdown, tagMarkdown } from './reference-markdown.ts';
import type { ReferenceLinks } from './schema-markdown.ts';

const links: ReferenceLinks = {
  front: '/front',
  operation: (slug) => `/operations/${slug}`,
  schema: (slug) => `/schemas/${slug}`,
  tag: (slug) => `/tags/${slug}`,
};

/** What pages say by words of their own, or is an address. */
const OTHERWISE = new Set('kind pointer style in mode key language slug request method link'.split(' '));

/** Texts of a page: names where they are the document's, values wherever. */
const textsOf = (root: unknown, found = new Set<string>()): Set<string> => {
  if (typeof root === 'string') found.add(root);
  else if (typeof root === 'object' && root !== null)
    for (const [name, held] of Object.entries(root)) if (!OTHERWISE.has(name)) textsOf(held, found);
  return found;
};

/** Without what quoting and escaping add. */
const bare = (text: string): string => text.replaceAll(/[\s\\>]+/g, '');
const unsaid = (page: unknown, markdown: string): string[] => {
  const told = bare(markdown);
  return [...textsOf(page)].filter(
    (text) => !told.includes(bare(text)) && !told.includes(bare(JSON.stringify(text).slice(1, -1))),
  );
};

describe.each(gatingSpecNames)('the Markdown of %s', (name) => {
  it('says all that its pages say', async () => {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(`${name} must be readable`);
    const { index, operations, schemas } = buildReference(buildModel(withWebhooks(read.document)));
    expect(unsaid(index, indexMarkdown(index, links, 'https://api.example'))).toEqual([]);
    for (const group of index.groups) expect(unsaid(group, tagMarkdown(group, links))).toEqual([]);
    for (const page of operations()) {
      const { previous: _, next: _next, ...said } = page;
      expect(unsaid(said, operationMarkdown(page, links)), page.slug).toEqual([]);
    }
    for (const page of schemas()) expect(unsaid(page, schemaMarkdown(page, links)), page.slug).toEqual([]);
  });
});

/** Each opens something, or ends it. */
const EVIL = [
  '# our heading',
  'x\n# our heading',
  'x\r# our heading',
  'x\n\n# our heading\n',
  'x\n===',
  '```\nnever closed',
  '~~~~\nnever closed',
  '``` `` ````',
  '> x\n\n# our heading',
  '- x\n\n# our heading',
  '<script>alert(1)</script>',
  '<!-- never closed',
  '<img src=x onerror=alert(1)>\n\n<b>',
  '[x](javascript:alert(1)) ![y](https://evil.example/z)',
  '[a]: https://evil.example\n\n[a]',
  '<https://evil.example>',
  '| a |\n|---|\n| b |',
  '    indented\n\n# our heading',
  '\\',
  '`',
  '](/evil)',
  '  ',
];

type Node = {
  readonly type: string;
  readonly depth?: number;
  readonly url?: string;
  readonly children?: readonly Node[];
};

/** Of a page, all that stands outside quotations. */
const outside = (node: Node): Node[] =>
  node.type === 'blockquote' ? [] : [node, ...(node.children ?? []).flatMap(outside)];
const inside = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(inside)];

describe.each(EVIL)('a document that says %j everywhere', (evil) => {
  const schema = {
    type: 'object',
    title: evil,
    description: evil,
    properties: { [evil]: { enum: [evil], description: evil } },
    required: [evil],
    'x-said': { [evil]: evil },
  };
  const content = {
    'application/json': { schema, examples: { [evil]: { summary: evil, description: evil, value: evil } } },
    [evil]: { schema: { type: 'string', format: evil, pattern: evil, default: evil, example: evil } },
  };
  const model = buildModel({
    openapi: '3.1.0',
    info: { title: evil, version: evil, description: evil, 'x-said': evil },
    tags: [{ name: evil, description: evil, 'x-said': evil }],
    paths: {
      [`/a${evil.replaceAll(/[/{}]/g, '')}`]: {
        post: {
          operationId: evil,
          summary: evil,
          description: evil,
          tags: [evil],
          parameters: [{ name: evil, in: 'query', description: evil, schema, 'x-said': evil }],
          requestBody: { description: evil, content },
          responses: {
            200: {
              description: evil,
              content,
              headers: { [evil]: { description: evil, schema } },
              links: { [evil]: { operationId: evil, description: evil } },
            },
          },
          callbacks: {
            [evil]: {
              [evil]: { post: { summary: evil, description: evil, responses: { 200: { description: evil } } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        [evil]: schema,
        Other: {
          oneOf: [schema, { type: 'string' }],
          discriminator: { propertyName: evil, mapping: { [evil]: evil } },
        },
      },
    },
  });
  const { index, operations, schemas } = buildReference(model, {
    scopesOf: () => [[evil]],
    samplesOf: (key) => [...codeSamples(model, key), { language: evil, label: evil, source: evil, given: true }],
  });
  const pages = [
    indexMarkdown(index, links, 'https://api.example'),
    ...index.groups.map((group) => tagMarkdown(group, links)),
    ...Array.from(operations(), (page) => operationMarkdown(page, links)),
    ...Array.from(schemas(), (page) => schemaMarkdown(page, links)),
  ];

  it('opens and ends nothing of ours: one heading of the first rank on a page, no HTML, no address but ours', () => {
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const nodes = outside(fromMarkdown(page));
      expect(nodes.filter(({ type, depth }) => type === 'heading' && depth === 1).length, page).toBe(1);
      expect(
        nodes.filter(({ url }) => url !== undefined && !/^\/(front|operations|schemas|tags)/.test(url)),
        page,
      ).toEqual([]);
      expect(
        nodes.filter(({ type }) => ['html', 'image', 'thematicBreak', 'linkReference'].includes(type)),
        page,
      ).toEqual([]);
      for (const node of inside(fromMarkdown(page))) {
        expect(node.type, page).not.toBe('html');
        expect(node.url ?? '', page).not.toMatch(/^(javascript|data|vbscript):/i);
      }
    }
  });

  it('has its own headings, as many as one that says nothing', () => {
    const [operation] = Array.from(operations(), (page) => operationMarkdown(page, links));
    const headings = outside(fromMarkdown(operation ?? '')).filter(({ type }) => type === 'heading');
    expect(headings.map(({ depth }) => depth)).toEqual([1, 2, 2, 2, 3, 2, 3, 4, 2]);
  });
});
