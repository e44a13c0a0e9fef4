import { type OperationView, shapeOf } from './operation-view.ts';

export type OperationPairs = {
  readonly pairs: readonly { readonly before: OperationView; readonly after: OperationView; readonly moved: boolean }[];
  readonly removed: readonly OperationView[];
  readonly added: readonly OperationView[];
};

type Key = (view: OperationView) => string | undefined;

/** Views by a key that only one of them has. */
const unique = (views: readonly OperationView[], key: Key): Map<string, OperationView> => {
  const groups = Map.groupBy(views, (view) => key(view) ?? '');
  groups.delete('');
  return new Map(
    [...groups].flatMap(([name, [first, ...more]]) => (first && more.length === 0 ? [[name, first] as const] : [])),
  );
};

const exact: Key = ({ name }) => `${name.method} ${name.path}`;
const shape: Key = ({ name }) => `${name.method} ${shapeOf(name.path)}`;
const id: Key = (view) => view.id;

/**
 * Finds for each operation the one it became: the same address, else the same address with its variables renamed when
 * only one fits, else the same operationId, which is then an operation that moved.
 */
export const matchOperations = (before: readonly OperationView[], after: readonly OperationView[]): OperationPairs => {
  const pairs: { before: OperationView; after: OperationView; moved: boolean }[] = [];
  let left = [...before];
  let right = [...after];
  for (const key of [exact, shape, id]) {
    const candidates = unique(right, key);
    const taken = new Set<OperationView>();
    for (const [name, view] of unique(left, key)) {
      const other = candidates.get(name);
      if (!other) continue;
      pairs.push({ before: view, after: other, moved: key === id });
      taken.add(view).add(other);
    }
    left = left.filter((view) => !taken.has(view));
    right = right.filter((view) => !taken.has(view));
  }
  return { pairs, removed: left, added: right };
};
