import { expect, it } from 'vitest';
import { inTree } from './guide-tree.ts';

const page = (slug: string, parent?: string) => ({ slug, title: slug, ...(parent && { parent }) });

it('each page stands below the one it names, in the order they came', () => {
  const told = inTree([page('a'), page('b', 'c'), page('c'), page('d', 'b')]);
  expect(told.map(({ entry, depth }) => `${depth} ${entry.slug}`)).toEqual(['0 a', '0 c', '1 b', '2 d']);
});

it('a page whose parent is not there, or that is below itself, stands by itself, and is there once', () => {
  const told = inTree([page('a', 'gone'), page('b', 'c'), page('c', 'b'), page('d', 'd')]);
  expect(told.map(({ entry }) => entry.slug).sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(told.find(({ entry }) => entry.slug === 'a')?.depth).toBe(0);
});
