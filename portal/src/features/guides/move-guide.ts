import { inTree } from './guide-tree.ts';

export type Place = {
  readonly slug: string;
  readonly parent?: string | undefined;
  readonly order?: number | undefined;
};
/** Before the brother above, behind the one below, below the one above, or behind the page it stands below. */
export const MOVES = ['up', 'down', 'in', 'out'] as const;
export type Move = (typeof MOVES)[number];

const STEP = 10;

type Family = { readonly parent: string | undefined; readonly siblings: readonly Place[]; readonly at: number };

/** Pages stand below those that are there; the others by themselves. */
const parentsOf = (all: readonly Place[]): ReadonlyMap<string, string | undefined> => {
  const path: string[] = [];
  const parents = new Map<string, string | undefined>();
  for (const { entry, depth } of inTree(all)) {
    path.length = depth;
    parents.set(entry.slug, path.at(-1));
    path.push(entry.slug);
  }
  return parents;
};

const familyOf = (all: readonly Place[], slug: string): Family => {
  const parents = parentsOf(all);
  const parent = parents.get(slug);
  const siblings = inTree(all).flatMap(({ entry }) => (parents.get(entry.slug) === parent ? [entry] : []));
  return { parent, siblings, at: siblings.findIndex((one) => one.slug === slug) };
};

const childrenOf = (all: readonly Place[], parent: string | undefined, without: string): Place[] => {
  const parents = parentsOf(all);
  return inTree(all).flatMap(({ entry }) =>
    parents.get(entry.slug) === parent && entry.slug !== without ? [entry] : [],
  );
};

/** Where a page comes to stand: below which one, and behind how many. */
const target = (
  all: readonly Place[],
  slug: string,
  move: Move,
): { parent: string | undefined; at: number } | undefined => {
  const { parent, siblings, at } = familyOf(all, slug);
  const above = siblings[at - 1]?.slug;
  if (move === 'up') return at > 0 ? { parent, at: at - 1 } : undefined;
  if (move === 'down') return at < siblings.length - 1 ? { parent, at: at + 1 } : undefined;
  if (move === 'in')
    return above === undefined ? undefined : { parent: above, at: childrenOf(all, above, slug).length };
  if (parent === undefined) return undefined;
  const around = familyOf(all, parent);
  return { parent: around.parent, at: around.at + 1 };
};

/** Where a page stands among its brothers, from 1. */
export const standsAt = (all: readonly Place[], slug: string) => {
  const { parent, siblings, at } = familyOf(all, slug);
  return { parent, at: at + 1, of: siblings.length };
};

export const mayMove = (all: readonly Place[], slug: string, move: Move): boolean =>
  target(all, slug, move) !== undefined;

/** The pages that say something else of their place after a move: that one alone, where there is room between its brothers. */
export const movesOf = (all: readonly Place[], slug: string, move: Move): readonly Place[] => {
  const to = target(all, slug, move);
  if (!to) return [];
  const { parent } = to;
  const others = childrenOf(all, parent, slug);
  const before = others[to.at - 1]?.order;
  const after = others[to.at]?.order;
  const first = to.at === 0 ? (after ?? STEP) - STEP : before;
  const behind = others.slice(to.at).every(({ order }) => order === undefined);
  if (first !== undefined && (behind || (after !== undefined && after - first > 1))) {
    const between = to.at === 0 ? first : Math.floor((first + (after ?? first + 2 * STEP)) / 2);
    return [{ slug, parent, order: between }];
  }
  const inOrder = [...others.slice(0, to.at), { slug, parent: undefined, order: undefined }, ...others.slice(to.at)];
  return inOrder
    .map((one, index) => ({ slug: one.slug, parent, order: (index + 1) * STEP }))
    .filter((one) => one.slug === slug || one.order !== all.find((had) => had.slug === one.slug)?.order);
};

const FRONT = /^---[ \t]{0,100}\r?\n([\s\S]{0,4000}?)^---[ \t]{0,100}$/m;

/** A text that says another place of itself, and all else as it did. */
export const withPlace = (text: string, { parent, order }: Omit<Place, 'slug'>): string => {
  const front = text.startsWith('---') ? FRONT.exec(text) : null;
  const kept = (front?.[1] ?? '').split('\n').filter((line) => line !== '' && !/^(?:order|parent):/.test(line));
  const said = [
    ...kept,
    ...(parent === undefined ? [] : [`parent: ${parent}`]),
    ...(order === undefined ? [] : [`order: ${order}`]),
  ];
  const rest = front ? text.slice(front[0].length) : `\n\n${text}`;
  return `---\n${said.map((line) => `${line}\n`).join('')}---${rest}`;
};
