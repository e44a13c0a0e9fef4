import { expect, it } from 'vitest';
import { markdownOf } from './markdown-text.ts';

const known = {
  base: '/apis/museum/guides/',
  hasGuide: () => true,
  operation: (slug: string) =>
    slug === 'getHours' ? { text: 'getHours', method: 'get', path: '/hours_of' } : undefined,
  schema: (slug: string) => (slug === 'Ticket' ? { text: 'Ticket' } : undefined),
  file: () => undefined,
};
const read = (source: string) => markdownOf(source, known, 'A *title*');

it('is its text with its title, and without what it says of itself', () => {
  expect(read('---\ntitle: A *title*\ndescription: In <short>\n---\n\nText [a](keys).')).toBe(
    '# A \\*title\\*\n\n> In \\<short\\>\n\nText [a](keys).',
  );
  expect(read('# Keys\n\nText')).toBe('# Keys\n\nText');
});

it('leads to what a page shows of the reference, wherever it stands, and leaves code as it is', () => {
  expect(
    read(
      '# A\n:::tab One\n:::operation getHours\n:::\n> :::schema Ticket\n\n:::operation gone\n```\n:::operation getHours\n```',
    ),
  ).toBe(
    '# A\n:::tab One\n[GET /hours\\_of](../reference/getHours.md)\n:::\n> [Ticket](../schemas/Ticket.md)\n\ngone\n```\n:::operation getHours\n```',
  );
});
