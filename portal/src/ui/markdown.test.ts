import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Prose } from './markdown.tsx';

const shown = (text: string) =>
  renderToStaticMarkup(createElement(Prose, null, text)).replace(/^<div[^>]*>|<\/div>$/g, '');

describe('the words of a document', () => {
  it.each([
    [
      '# A\n\nb **c** `d`\n\n- e\n- f',
      '<h2>A</h2><p>b <strong>c</strong> <code>d</code></p><ul><li>e</li><li>f</li></ul>',
    ],
    [
      '|a|b|\n|-|-|\n|c|~~d~~|',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td><s>d</s></td></tr></tbody></table>',
    ],
    ['2. a\n3. b', '<ol start="2"><li>a</li><li>b</li></ol>'],
    ['```js\nlet a = "<b>";\n```', '<pre><code>let a = &quot;&lt;b&gt;&quot;;\n</code></pre>'],
    [
      'https://a.example/b',
      '<p><a href="https://a.example/b" rel="noreferrer nofollow ugc">https://a.example/b</a></p>',
    ],
    ['![a picture](https://a.example/b.png)', '<p>a picture</p>'],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
  ])('%j is what it says', (text, html) => expect(shown(text)).toBe(html));

  it.each([
    [
      '<p>Retrieves <code>a</code> of an <b>account</b>.</p>',
      '<p>Retrieves <code>a</code> of an <strong>account</strong>.</p>',
    ],
    ['<p>a</p><p>b</p>', '<p>a</p><p>b</p>'],
    ['<ul><li>a</li><li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    [
      'see <a class="x" href="https://a.example/b">this</a>',
      '<p>see <a href="https://a.example/b" rel="noreferrer nofollow ugc">this</a></p>',
    ],
    ['see <a href="javascript:alert(1)">this</a>', '<p>see [this](&lt;javascript:alert(1)&gt;)</p>'],
    ['a<br>b', '<p>a<br/>b</p>'],
    ['<script>alert(1)</script>a<!-- b -->', '<p>a</p>'],
    ['`<b>` and <x-y>z</x-y>', '<p><code>&lt;b&gt;</code> and &lt;x-y&gt;z&lt;/x-y&gt;</p>'],
    ['<img src=x onerror=alert(1)>a', '<p>a</p>'],
    ['1 < 2 and 3 > 2', '<p>1 &lt; 2 and 3 &gt; 2</p>'],
  ])('%j, of HTML, is what that means, and no element of its own', (text, html) => expect(shown(text)).toBe(html));

  it('as deep as anybody likes becomes elements as deep as anybody reads', () => {
    const html = shown(`${'> '.repeat(5_000)}a`);
    expect((html.match(/<blockquote>/g) ?? []).length).toBeLessThan(31);
  });
});
