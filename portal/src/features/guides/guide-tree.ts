type Placed = { readonly slug: string; readonly parent?: string | undefined };
export type InTree<Entry> = { readonly entry: Entry; readonly depth: number };

/** Pages as they are read, each after the one it stands below; what stands below nothing that is there stands by itself. */
export const inTree = <Entry extends Placed>(entries: readonly Entry[]): readonly InTree<Entry>[] => {
  const known = new Set(entries.map(({ slug }) => slug));
  const below = Map.groupBy(entries, ({ parent }) => (parent !== undefined && known.has(parent) ? parent : ''));
  const told: InTree<Entry>[] = [];
  const seen = new Set<string>();
  const add = (entry: Entry, depth: number) => {
    if (seen.has(entry.slug)) return;
    seen.add(entry.slug);
    told.push({ entry, depth });
    for (const one of below.get(entry.slug) ?? []) add(one, depth + 1);
  };
  for (const entry of below.get('') ?? []) add(entry, 0);
  // Those that stand below one another in a circle.
  for (const entry of entries) add(entry, 0);
  return told;
};
