import { english } from '@portico/words';
import { describe, expect, it } from 'vitest';
import { plainText } from './nodes.ts';
import { type GuideFile, readGuide, textOf } from './read-guide.ts';

const known = {
  base: '/apis/museum/guides/',
  hasGuide: (slug: string) => slug === 'keys',
  operation: (slug: string) => (slug === 'getHours' ? { text: 'getHours', method: 'get', path: '/hours' } : undefined),
  schema: (slug: string) => (slug === 'Ticket' ? { text: 'Ticket' } : undefined),
  file: (name: string) =>
    new Map<string, GuideFile>([
      ['map.png', { image: { width: 300, height: 200 } }],
      ['terms.pdf', {}],
    ]).get(name),
};
const read = (source: string) => readGuide(source, known);
const told = (source: string) => read(source).problems.map(({ line, words }) => `${line} ${english(words)}`);
const hrefs = (source: string) => JSON.stringify(read(source).nodes).match(/"href":"[^"]*"/g) ?? [];

describe('what a page says of itself', () => {
  it('names versions that there are, where that is asked: each other one is told in its line', () => {
    const source = '---\ntitle: Keys\nversions: [1, v2, 3.0.0, 4]\n---\ntext';
    const toldOf = (versions: readonly string[]) =>
      readGuide(source, { ...known, versions }).problems.map(({ line, words }) => `${line} ${english(words)}`);
    expect(toldOf(['1.2.0', '2.0.0', '3.0.1'])).toEqual(['3 there is no version 3.0.0', '3 there is no version 4']);
    expect(toldOf(['1.2.0', '2.0.0', '3.0.0', '4.1.0'])).toEqual([]);
    expect(toldOf([])).toHaveLength(4);
    expect(told(source)).toEqual([]);
  });

  it('is read from its front matter, name by name', () => {
    const source = '---\ntitle: Keys\ndescription: How\nparent: keys\norder: 3\nhidden: true\n---\ntext';
    expect(read(source)).toMatchObject({
      front: { title: 'Keys', description: 'How', parent: 'keys', order: 3, hidden: true },
      title: 'Keys',
      problems: [],
    });
  });

  it('is of some versions alone, as they are written', () => {
    expect(read('---\nversions: [1, "2.0.0", 1.10]\n---\n').front.versions).toEqual(['1', '2.0.0', '1.10']);
    expect(read('---\nversions: 2\n---\n').front.versions).toEqual(['2']);
    for (const wrong of [
      'versions: []',
      'versions: { a: b }',
      'versions:',
      `versions: ["${'x'.repeat(101)}"]`,
      `versions: [${'1,'.repeat(51)}]`,
    ])
      expect(told(`---\n${wrong}\n---\n`), wrong).toEqual(['2 versions is not what it has to be']);
  });

  it('leads to the same version where another than the default is read', () => {
    const { nodes } = readGuide(
      '[a](keys#b) [c](../reference/getHours) [d](#e) ![f](media/map.png) [g](https://g.example/)\n\n:::operation getHours',
      {
        ...known,
        query: '?version=2',
      },
    );
    expect(JSON.stringify(nodes).match(/"href":"[^"]*"/g)).toEqual([
      '"href":"/apis/museum/guides/keys?version=2#b"',
      '"href":"/apis/museum/reference/getHours?version=2"',
      '"href":"#e"',
      '"href":"/apis/museum/guides/media/map.png"',
      '"href":"https://g.example/"',
      '"href":"/apis/museum/reference/getHours?version=2"',
    ]);
  });

  it('is as if it were not said where it is wrong, and told by its line', () => {
    const source = '---\ntitle: [a]\n__proto__: { hidden: true }\norder: many\nparent: gone\n---\n# Still\n';
    expect(read(source)).toMatchObject({ front: { parent: 'gone' }, title: 'Still' });
    expect(read(source).front.hidden).toBeUndefined();
    expect(told(source)).toEqual([
      '1 there is no page gone',
      '2 title is not what it has to be',
      '3 __proto__ is nothing that a page says of itself',
      '4 order is not what it has to be',
    ]);
    expect(told('---\na: &x [*x, *x]\n  b: c\n---\n')[0]).toMatch(/^\d is no YAML|nothing that/);
    expect(told('---\ntitle: Keys\n')).toContain('1 has no end: a line of three hyphens');
  });
});

describe('the text of a page', () => {
  it('has its headings by anchors of their own, and its title once', () => {
    const { title, headings, nodes } = read('# One & two\n\n## Wie geht’s?\n\n## Wie geht’s?\n');
    expect(title).toBe('One & two');
    expect(headings.map(({ id }) => id)).toEqual(['wie-gehts', 'wie-gehts-1']);
    expect(plainText(nodes)).not.toContain('One');
  });

  it('has callouts, groups of tabs, code by its language, and tables', () => {
    const source = [
      '> [!WARNING]\n> Mind **it**.\n',
      ':::tab One\n```ts title\na < b\n```\n:::\n\n:::tab Two\n- x\n:::\n',
      '| a | b |\n|:-:|---|\n| 1 | 2 |',
    ].join('\n');
    expect(read(source)).toMatchObject({
      problems: [],
      nodes: [
        { kind: 'callout', tone: 'warning', children: [{ kind: 'paragraph' }] },
        {
          kind: 'tabs',
          children: [
            { kind: 'tab', text: 'One', children: [{ kind: 'block', language: 'ts', text: 'a < b\n' }] },
            { kind: 'tab', text: 'Two', children: [{ kind: 'list', children: [{ kind: 'item' }] }] },
          ],
        },
        { kind: 'table', children: [{ kind: 'row', children: [{ header: true, align: 'center' }, {}] }, {}] },
      ],
    });
    expect(read('- tight **b**\n- two').nodes).toMatchObject([
      { kind: 'list', children: [{ kind: 'item', children: [{ text: 'tight ' }, { kind: 'strong' }] }, {}] },
    ]);
    expect(told('a\n\n:::tab One\nb')).toEqual(['3 the tab One has no end: a line of three colons']);
  });

  it('shows what is in the reference, as it is now, and says what is not', () => {
    const source = ':::operation getHours\n\n:::schema Ticket\n\n:::operation gone';
    expect(read(source).nodes).toEqual([
      { kind: 'operation', text: 'getHours', method: 'get', path: '/hours', href: '/apis/museum/reference/getHours' },
      { kind: 'schema', text: 'Ticket', href: '/apis/museum/schemas/Ticket' },
      { kind: 'operation', text: 'gone' },
    ]);
    expect(told(source)).toEqual(['5 there is no operation gone in the reference']);
  });

  it('leads from code to where its operation is tried', () => {
    const source = '```sh try=getHours\ncurl\n```\n\n```js try=gone\nfetch\n```';
    expect(read(source).nodes).toEqual([
      { kind: 'block', language: 'sh', text: 'curl\n', href: '/apis/museum/reference/getHours#console' },
      { kind: 'block', language: 'js', text: 'fetch\n' },
    ]);
    expect(told(source)).toEqual(['5 there is no operation gone in the reference']);
  });

  it('leads to pages, the reference and headings, and says in which line it leads nowhere', () => {
    const source = [
      '[a](keys) [b](keys.md#x)\n[c](../reference/getHours) [d](../schemas/Ticket) [e](#here)\n[f](https://a.example/)',
      '[a](gone)\n[b](../reference/gone) [c](#gone)',
      '## Here',
    ].join('\n\n');
    expect(hrefs(source).slice(0, 6)).toEqual([
      '"href":"/apis/museum/guides/keys"',
      '"href":"/apis/museum/guides/keys#x"',
      '"href":"/apis/museum/reference/getHours"',
      '"href":"/apis/museum/schemas/Ticket"',
      '"href":"#here"',
      '"href":"https://a.example/"',
    ]);
    expect(told(source)).toEqual([
      '5 there is no page gone',
      '6 there is no operation gone in the reference',
      '6 there is no heading gone on this page',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVa&#115;cript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://portal.invalid/x',
    'file:///etc/passwd',
  ])('has no link to %s', (link) => {
    for (const source of [`[a](<${link}>)`, `![a](<${link}>)`, `<${link}>`, `[a]\n\n[a]: <${link}>`])
      for (const href of hrefs(source)) expect(href).toMatch(/^"href":"(https?:|mailto:|\/|#)/);
  });

  it('has no HTML: what looks so is its text', () => {
    const { nodes } = read('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\na <b>b</b>');
    expect(plainText(nodes)).toContain('<script>alert(1)</script>');
    expect(new Set(JSON.stringify(nodes).match(/"kind":"\w+"/g))).toEqual(
      new Set(['"kind":"paragraph"', '"kind":"text"']),
    );
  });

  it('is found by what is read of it', () => {
    expect(textOf(read('# One\n\n## Two\n\nsome `code` and [a link](keys)\n'))).toEqual({
      title: 'One',
      headings: ['Two'],
      text: expect.stringContaining('some code and a link'),
    });
  });
});

describe('a file', () => {
  it('that is an image is shown with its size; any other, and what is elsewhere, is a link', () => {
    const source =
      '![The **map**](media/map.png)\n\n![t](media/terms.pdf) ![e](https://e.example/i.png)\n\n[m](media/map.png)';
    const image = {
      kind: 'image',
      text: 'The **map**',
      href: '/apis/museum/guides/media/map.png',
      width: 300,
      height: 200,
    };
    expect(read(source).nodes).toMatchObject([
      { children: [image] },
      { children: [{ kind: 'link', href: '/apis/museum/guides/media/terms.pdf' }, { kind: 'text' }, { kind: 'link' }] },
      { children: [{ kind: 'link', href: '/apis/museum/guides/media/map.png' }] },
    ]);
    expect(told(source)).toEqual(['3 an image is shown as a link to it', '3 an image is shown as a link to it']);
    expect(textOf(read(source)).text).toContain('The **map**');
  });

  it('that is not there is told, and read as a link', () => {
    expect(told('![a](media/gone.png)\n[b](media/__proto__)')).toEqual([
      '1 there is no file gone.png',
      '2 there is no file __proto__',
    ]);
  });
});
