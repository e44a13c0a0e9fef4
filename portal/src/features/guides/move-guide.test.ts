import { expect, it } from 'vitest';
import { inTree } from './guide-tree.ts';
import { type Move, mayMove, movesOf, type Place, withPlace } from './move-guide.ts';

const page = (slug: string, parent?: string, order?: number): Place => ({ slug, parent, order });
/** As the API lists them. */
const sorted = (all: readonly Place[]) =>
  all.toSorted((one, other) => (one.order ?? 1e9) - (other.order ?? 1e9) || (one.slug < other.slug ? -1 : 1));
const moved = (all: readonly Place[], slug: string, move: Move) => {
  const changes = new Map(movesOf(all, slug, move).map((one) => [one.slug, one]));
  return sorted(all.map((one) => changes.get(one.slug) ?? one));
};
const told = (all: readonly Place[]) =>
  inTree(all)
    .map(({ entry, depth }) => `${'-'.repeat(depth)}${entry.slug}`)
    .join(' ');
const ALL = sorted([page('a'), page('b'), page('c', 'b'), page('d', 'b'), page('e')]);

it.each([
  ['b', 'up', 'b -c -d a e'],
  ['b', 'down', 'a e b -c -d'],
  ['b', 'in', 'a -b --c --d e'],
  ['d', 'up', 'a b -d -c e'],
  ['d', 'out', 'a b -c d e'],
  ['e', 'in', 'a b -c -d -e'],
] as const)('%s goes %s', (slug, move, after) => {
  expect(told(moved(ALL, slug, move))).toBe(after);
});

it('goes nowhere where there is nowhere to go', () => {
  for (const [slug, move] of [
    ['a', 'up'],
    ['a', 'in'],
    ['a', 'out'],
    ['e', 'down'],
    ['d', 'down'],
  ] as const) {
    expect(mayMove(ALL, slug, move), `${slug} ${move}`).toBe(false);
    expect(movesOf(ALL, slug, move)).toEqual([]);
  }
});

it('writes one page alone where there is room between its brothers', () => {
  const all = sorted([page('a', undefined, 10), page('b', undefined, 20), page('c', undefined, 30)]);
  expect(movesOf(all, 'c', 'up')).toEqual([{ slug: 'c', parent: undefined, order: 15 }]);
  expect(movesOf(all, 'b', 'up')).toEqual([{ slug: 'b', parent: undefined, order: 0 }]);
  expect(movesOf(all, 'a', 'down')).toEqual([{ slug: 'a', parent: undefined, order: 25 }]);
});

it('whatever is moved however often is where it went, and nothing is lost', () => {
  let all = ALL;
  const moves: Move[] = ['in', 'up', 'down', 'out', 'down', 'up', 'in'];
  for (let turn = 0; turn < 200; turn += 1) {
    const slug = 'abcde'[(turn * 3) % 5] ?? '';
    const move = moves[turn % moves.length] ?? 'up';
    const may = mayMove(all, slug, move);
    const next = moved(all, slug, move);
    expect(told(next) !== told(all), `${turn} ${slug} ${move}`).toBe(may);
    expect(
      inTree(next)
        .map(({ entry }) => entry.slug)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd', 'e']);
    all = next;
  }
});

it('a text says its place, and all else as it did', () => {
  expect(withPlace('# A\n', { parent: 'b', order: 10 })).toBe('---\nparent: b\norder: 10\n---\n\n# A\n');
  expect(
    withPlace('---\ntitle: "A"\norder: 3\nparent: x\nversions: [1]\n---\n# A\n---\n', { parent: undefined, order: 5 }),
  ).toBe('---\ntitle: "A"\nversions: [1]\norder: 5\n---\n# A\n---\n');
  expect(withPlace('---\n---\n', { parent: undefined, order: 1 })).toBe('---\norder: 1\n---\n');
});
