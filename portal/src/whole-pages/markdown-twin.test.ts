import { expect, it } from 'vitest';
import { twinOf } from './markdown-twin.ts';

it('is asked for by the address of a page with .md behind it', () => {
  for (const page of [
    '/apis',
    '/apis/museum',
    '/apis/museum/reference',
    '/apis/museum/reference/getHours',
    '/apis/museum/schemas/Event',
    '/apis/museum/tags/-webhooks',
    '/apis/museum/guides',
    '/apis/museum/guides/first-call',
    '/guides',
    '/guides/house-rules',
  ])
    expect(twinOf(`${page}.md`, 'text/html')).toBe(`/markdown${page}`);
  for (const path of [
    '/.md',
    '/plans.md',
    '/apis/museum/plans.md',
    '/apis/museum/reference/classic-view.md',
    '/apis/museum.md/x',
    '/apis/museum/guides/media/a.md',
    '/guides/media/a.md',
    '/account/tokens.md',
  ])
    expect(twinOf(path, 'text/markdown')).toBeUndefined();
});

it('is answered at the address of the page to who names Markdown, and wants it no less than the page', () => {
  const asked = (accept: string | null) => twinOf('/apis/museum', accept) !== undefined;
  for (const accept of [
    'text/markdown',
    'text/markdown, text/html, */*',
    'text/html;q=0.9,TEXT/Markdown',
    'text/markdown;q=0.5',
  ])
    expect(asked(accept), accept).toBe(true);
  for (const accept of [
    null,
    '',
    '*/*',
    'text/*',
    'text/html,application/xhtml+xml,*/*;q=0.8',
    'text/html, text/markdown;q=0.5',
    'text/markdown;q=0',
    'text/markdown;q=x',
  ])
    expect(asked(accept), String(accept)).toBe(false);
});
