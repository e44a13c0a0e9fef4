import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a package is copied from, and to: a path below the folder that all packages are in. */
export type Placed = { readonly from: string; readonly to: string };

/** The packages of a folder named node_modules, by name: where each really is. */
const packagesIn = (folder: string): ReadonlyMap<string, string> => {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((one) => `${name}/${one}`) : [name],
    );
  return new Map(
    names.sort().flatMap((name) => {
      const path = join(folder, name);
      // What was traced of a package may be less than what its folder names.
      return existsSync(path) ? [[name, realpathSync(path)] as const] : [];
    }),
  );
};

/** What a package finds beside itself, as pnpm lays it out: the folder that it and its dependencies are in. */
const besides = (real: string): string => {
  const parent = dirname(real);
  return basename(parent).startsWith('@') ? dirname(parent) : parent;
};

type Level = { readonly path: string; readonly has: Map<string, string> };

/**
 * Lays packages out without links, as everything that reads node_modules understands: each as far up as it goes, and below
 * who needs it where another of its name is there already.
 */
export const hoisted = (roots: readonly string[]): readonly Placed[] => {
  const placed: Placed[] = [];
  const top: Level = { path: '', has: new Map() };
  const waiting: (readonly [readonly Level[], ReadonlyMap<string, string>])[] = roots.map((root) => [
    [top],
    packagesIn(root),
  ]);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [levels, wanted] = next;
    for (const [name, from] of wanted) {
      const found = levels.findLastIndex(({ has }) => has.has(name));
      if (levels[found]?.has.get(name) === from) continue;
      // Right below the one that is another; at the top, where there is none.
      const level = levels[found + 1];
      if (!level) throw new Error(`${name} is wanted twice in one place: ${from}`);
      const to = join(level.path, name);
      level.has.set(name, from);
      placed.push({ from, to });
      const own: Level = { path: join(to, 'node_modules'), has: new Map([[name, from]]) };
      waiting.push([[...levels.slice(0, found + 2), own], packagesIn(besides(from))]);
    }
  }
  return placed;
};
