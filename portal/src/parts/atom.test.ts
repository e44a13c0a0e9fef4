import { expect, it } from 'vitest';
import { atomOf } from './atom.ts';

it('a feed holds whatever an API is called, as XML', () => {
  const entry = {
    id: 'https://a.example/1?a=1&b="2"',
    title: '<b>',
    published: '2026-11-29T00:00:00Z',
    text: 'a\u0000 ]]> & \ud800',
  };
  const text = atomOf({
    ...{ id: 'https://a.example/', title: 'A & B', self: 'https://a.example/feed.xml', updated: entry.published },
    entries: [entry],
  });
  expect(text).toContain('<title>A &amp; B</title>');
  expect(text).toContain('<id>https://a.example/1?a=1&amp;b=&quot;2&quot;</id><title>&lt;b&gt;</title>');
  expect(text).toContain('<content type="text">a ]]&gt; &amp; \ufffd</content>');
});
