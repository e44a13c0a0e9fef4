import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const built = join(import.meta.dirname, '../../portal/.next');
const sizes = new Map<string, number>();
const sizeOf = (file: string): number => {
  const path = join(built, file);
  if (!sizes.has(file)) sizes.set(file, existsSync(path) ? gzipSync(readFileSync(path), { level: 9 }).length : 0);
  return sizes.get(file) ?? 0;
};

type Manifest = { readonly entryJSFiles?: Readonly<Record<string, readonly string[]>> };

/** The script that a page is sent with, compressed, in bytes; what comes when something is pressed is not in it. */
const pages = (): ReadonlyMap<string, number> => {
  const { rootMainFiles } = JSON.parse(readFileSync(join(built, 'build-manifest.json'), 'utf8'));
  const found = new Map<string, number>();
  for (const file of globSync('server/app/**/page_client-reference-manifest.js', { cwd: built })) {
    const context = createContext({});
    runInContext('globalThis.__RSC_MANIFEST = {}', context);
    runInContext(readFileSync(join(built, file), 'utf8'), context);
    const manifests: Readonly<Record<string, Manifest>> = runInContext('globalThis.__RSC_MANIFEST', context);
    for (const [page, { entryJSFiles = {} }] of Object.entries(manifests)) {
      const files = new Set<string>([...rootMainFiles, ...Object.values(entryJSFiles).flat()]);
      found.set(
        page,
        [...files].reduce((sum, one) => sum + sizeOf(one), 0),
      );
    }
  }
  return found;
};

const TO_READ = /^\/(?:page$|guides|apis\/\[slug\])/;

it('a page to read comes with at most 150 kB of script, before anything is opened on it', () => {
  // Plans are where people subscribe, and the classic view is Swagger UI.
  const read = [...pages()].filter(([page]) => TO_READ.test(page) && !/plans|classic-view/.test(page));
  expect(read.length).toBeGreaterThan(8);
  const told = read.map(([page, bytes]) => `${(bytes / 1000).toFixed(1)} kB ${page}`).sort();
  console.log(told.join('\n'));
  expect(read.filter(([, bytes]) => bytes > 150_000)).toEqual([]);
});
