import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../exit-codes.ts';
import type { EntityOf } from './entities.ts';
import type { GuideFolder } from './guides.ts';

const PAGE = /^[a-z0-9]+(?:-[a-z0-9]+)*\.md$/;
const FILE = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const FILE_BYTES_MAX = 5_000_000;

/** Names of files in a folder; none where there is no folder. Those that begin with a dot are some program's. */
const namesIn = (at: string): string[] =>
  existsSync(at)
    ? readdirSync(at, { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .toSorted()
    : [];

/** The guides that a manifest has; nothing where it says nothing of them. */
export const guidesOf = ({ folder, spec, place }: EntityOf<'API'> | EntityOf<'Portal'>): GuideFolder | undefined => {
  const { guides } = spec;
  if (guides === undefined) return undefined;
  const refuse = (why: string) => new CommandError(`${place(['spec', 'guides'])}: ${guides} ${why}`);
  const at = join(folder, guides);
  const pagesIn = (below: string): [string, string][] =>
    namesIn(below)
      .filter((name) => name.endsWith('.md'))
      .map((name) => {
        if (!PAGE.test(name)) throw refuse(`has ${name}: a page is named in small letters, digits and hyphens`);
        return [name.slice(0, -'.md'.length), readFileSync(join(below, name), 'utf8')];
      });
  const filesIn = (below: string): [string, Uint8Array][] =>
    namesIn(below).map((name) => {
      if (!FILE.test(name) || name.length > 100)
        throw refuse(`has media/${name}: a file is named in small letters, digits, hyphens, dots and underscores`);
      const bytes = readFileSync(join(below, name));
      if (bytes.length > FILE_BYTES_MAX || bytes.length === 0)
        throw refuse(`has media/${name}: a file has 1 to ${FILE_BYTES_MAX} bytes`);
      return [name, bytes];
    });
  try {
    readdirSync(at);
    const [pages, drafts] = [new Map(pagesIn(at)), new Map(pagesIn(join(at, 'drafts')))];
    return { pages, drafts, files: new Map(filesIn(join(at, 'media'))) };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The files of a folder of guides, by path. */
export const guideFolder = ({ pages, drafts, files }: GuideFolder): [string, string | Uint8Array][] => [
  ...[...pages].map(([slug, text]): [string, string] => [`${slug}.md`, text]),
  ...[...drafts].map(([slug, text]): [string, string] => [`drafts/${slug}.md`, text]),
  ...[...files].map(([name, bytes]): [string, Uint8Array] => [`media/${name}`, bytes]),
];
