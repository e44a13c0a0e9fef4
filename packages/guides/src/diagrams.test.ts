import { english } from '@portico/words';
import { describe, expect, it } from 'vitest';
import { drawDiagram, drawDiagrams } from './diagrams.ts';
import { readGuide } from './read-guide.ts';

const known = {
  base: '/guides/',
  hasGuide: () => true,
  operation: () => undefined,
  schema: () => undefined,
  file: () => undefined,
};

describe('a diagram', () => {
  it.each([
    'graph TD\n  A[Start] --> B{Ok?}\n  B -->|Yes| C[Done]',
    'graph LR\nA[Ask] --> B{Kind?}\nB -->|yes| C[Answer]',
    'sequenceDiagram\n  A->>B: hi\n  B-->>A: ok',
    'stateDiagram-v2\n  [*] --> A\n  A --> [*]',
    'classDiagram\n  class A {\n    +go()\n  }\n  A <|-- B',
    'erDiagram\n  A ||--o{ B : has',
  ])('%j is drawn for both themes, and asks nobody for anything', async (text) => {
    const drawn = await drawDiagram(text);
    expect(drawn?.diagram).toMatch(/^<svg /);
    expect(drawn?.diagramDark).not.toBe(drawn?.diagram);
    expect(drawn?.width).toBeGreaterThan(10);
    expect(`${drawn?.diagram}${drawn?.diagramDark}`).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it('is its text where it is none, and the line of that is told', async () => {
    const page = readGuide('```mermaid\ngraph TD\nA-->B\n```\n\n```mermaid\nnothing\n```\n', known);
    expect((await drawDiagrams(page)).map(({ line, words }) => `${line} ${english(words)}`)).toEqual([
      '6 is no diagram that can be drawn, and shown as text',
    ]);
    const [first, second] = page.nodes;
    expect([first?.diagram?.slice(0, 5), second?.diagram, second?.text]).toEqual(['<svg ', undefined, 'nothing\n']);
  });

  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><script>alert(1)</script>',
    '</text><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '" onload="alert(1)',
    "' onload='alert(1)",
    '</style><script>alert(1)</script>',
    '<foreignObject><body onload=alert(1)></foreignObject>',
    '<a href="javascript:alert(1)">x</a>',
    'javascript:alert(1)',
    'url(https://evil.example/x)',
    '&lt;script&gt;',
    ']]><script>alert(1)</script>',
    '--><script>alert(1)</script>',
    '#quot;#gt;<br/>',
  ];
  const PLACES: Readonly<Record<string, (text: string) => string>> = {
    'a label': (text) => `graph TD\n  A["${text}"] --> B[${text}]`,
    'an edge': (text) => `graph TD\n  A -->|${text}| B`,
    'a name': (text) => `graph TD\n  ${text} --> B`,
    'a group': (text) => `graph TD\n  subgraph ${text}\n  A\n  end`,
    'a style': (text) =>
      `graph TD\n  A --> B\n  style A fill:${text},stroke:${text}\n  classDef x fill:${text}\n  class B x`,
    'a link': (text) => `graph TD\n  A --> B\n  click A "${text}" "${text}"`,
    'a message': (text) => `sequenceDiagram\n  participant ${text}\n  A->>B: ${text}\n  Note over A: ${text}`,
    'a class': (text) => `classDiagram\n  class ${text} {\n    ${text}\n  }\n  A --> B : ${text}`,
    'an entity': (text) => `erDiagram\n  A ||--o{ B : "${text}"\n  A {\n    string ${text}\n  }`,
    'a state': (text) => `stateDiagram-v2\n  A --> B : ${text}\n  state "${text}" as C`,
    'a directive': (text) => `%%{init: {"themeCSS": "${text}"}}%%\ngraph TD\n  A --> B`,
  };
  const SHAPES = /^<(svg|style|defs|marker|polygon|polyline|rect|text|tspan|line|circle|ellipse|path|g|title)$/;

  it.each(Object.keys(PLACES))('has no element but shapes and text, and no act, whatever %s is', async (place) => {
    for (const payload of HOSTILE) {
      const drawn = await drawDiagram(PLACES[place]?.(payload) ?? '');
      for (const svg of drawn ? [drawn.diagram, drawn.diagramDark] : []) {
        const tags = svg.match(/<[a-zA-Z!?][^\s>/]*/g) ?? [];
        expect(
          tags.filter((tag) => !SHAPES.test(tag)),
          payload,
        ).toEqual([]);
        // Within a tag; a text may say what it wants.
        expect(svg.match(/<[^>]*\son\w+=/g), payload).toBeNull();
      }
    }
  });

  it('takes a time that is bounded, whatever it is', { timeout: 60_000 }, async () => {
    const filled = (piece: string, begin = 'graph TD\n') => (begin + piece.repeat(5000)).slice(0, 5000);
    const many = (piece: (at: number) => string, begin = 'graph TD\n') =>
      (begin + Array.from({ length: 290 }, (_, at) => piece(at)).join('\n')).slice(0, 5000);
    const bombs = [
      ...['[', '(', '{', '-', '|a', '"', ' ', '<', '%', ':', '-->', '\\'].map((piece) => filled(piece, 'graph TD\nA')),
      filled('subgraph x\n'),
      many((at) => `a${at}-->a${at + 1}`),
      many((at) => `a${at % 17}-->a${(at * 7) % 19}`),
      many(() => 'a&b&c&d-->e&f&g&h'),
      many((at) => `a${at % 20}&b${at % 13}&c-->d${at % 7}&e${at % 23}`),
      many((at) => `A->>B${at}: x`, 'sequenceDiagram\n'),
      many((at) => `A${at % 20} <|-- B${(at * 3) % 20}`, 'classDiagram\n'),
      many((at) => `A${at % 20} ||--o{ B${(at * 3) % 20} : x`, 'erDiagram\n'),
      many((at) => `A${at % 20} --> B${(at * 3) % 20}`, 'stateDiagram-v2\n'),
    ];
    for (const bomb of bombs) {
      const begun = performance.now();
      await drawDiagram(bomb);
      expect(performance.now() - begun, bomb.slice(0, 60)).toBeLessThan(3000);
    }
    expect(await drawDiagram(`graph TD\n${'a&'.repeat(20)}b-->c`)).toBeUndefined();
    expect(await drawDiagram(`${filled('a')}a`)).toBeUndefined();
  });
});
