import { expect, it, vi } from 'vitest';

vi.mock('server-only', () => ({}));
const { pictureOf } = await import('./draw.ts');
const { apiCard, guideCard, operationCard } = await import('./card.ts');

const BRAND = { name: 'Portico', accent: undefined, typeface: 'instrument-sans', logo: undefined } as const;
const same = async (one: Parameters<typeof pictureOf>[0], other: Parameters<typeof pictureOf>[0]) =>
  Buffer.from(await pictureOf(one, BRAND)).equals(Buffer.from(await pictureOf(other, BRAND)));

it('a picture calls what no typeface can write as its address does, and leaves out what else it cannot write', async () => {
  const tokyo = apiCard({ name: '東京博物館', slug: 'tokyo-museum', summary: '展示とチケット' }, '1.0.0');
  const plain = apiCard({ name: 'tokyo-museum', slug: 'tokyo-museum', summary: undefined }, '1.0.0');
  expect(await same(tokyo, plain)).toBe(true);
  const called = { slug: 'get-hours', summary: '時間', method: 'get', path: '/hours', description: undefined };
  expect(
    await same(
      operationCard({ name: '東京', slug: 'tokyo' }, '1', called),
      operationCard({ name: 'tokyo', slug: 'tokyo' }, '1', { ...called, summary: 'get-hours' }),
    ),
  ).toBe(true);
  const guide = { title: 'はじめに', slug: 'first-steps', description: undefined };
  expect(await same(guideCard(undefined, guide), guideCard(undefined, { ...guide, title: 'first-steps' }))).toBe(true);
  // What can be written is.
  const cyrillic = apiCard({ name: 'Музей', slug: 'museum', summary: undefined }, '1.0.0');
  expect(await same(cyrillic, apiCard({ name: 'museum', slug: 'museum', summary: undefined }, '1.0.0'))).toBe(false);
});
