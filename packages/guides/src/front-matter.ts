import { type Phrase, phrase } from '@portico/words';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** What an address of a page looks like. */
export const GUIDE_SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_LENGTH_MAX = 60;

/** What a page says of itself before its text. */
export type FrontMatter = {
  title?: string;
  description?: string;
  /** Below which page it stands. */
  parent?: string;
  /** Before which of its brothers: the lower first, those without one after them. */
  order?: number;
  /** It is read by its address, and in no list. */
  hidden?: boolean;
  /** It is of these versions alone: exact ones, or all of a major. */
  versions?: readonly string[];
};
type Fault = { readonly line: number; readonly words: Phrase };

/** By its size alone it costs nothing to read, whatever is in it. */
const CHARACTERS_MAX = 4000;
const BEGIN = /^---[ \t]{0,100}\r?\n/;
const END = /^---[ \t]{0,100}$/m;
const ORDER_MAX = 100_000;

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most;
const isOrder = (value: unknown): value is number => Number.isInteger(value) && Math.abs(Number(value)) <= ORDER_MAX;

const VERSIONS_MAX = 50;
const VERSION_LENGTH_MAX = 100;

/** Versions as they are written: `1.10` is no number. */
const versionsIn = (node: Node | null): readonly string[] | undefined => {
  const items: readonly unknown[] = isSeq(node) ? node.items : [node];
  const names = items.map((item) => (isScalar(item) ? (item.source ?? '').trim() : ''));
  const fit = names.every((name) => name.length > 0 && name.length <= VERSION_LENGTH_MAX);
  return fit && names.length > 0 && names.length <= VERSIONS_MAX ? names : undefined;
};

/** Takes a member by its name; false where there is none of that name, or it is not what that one is. */
const TAKES: ReadonlyMap<string, (into: FrontMatter, value: unknown) => boolean> = new Map([
  ['title', (into, value) => isText(value, 200) && Boolean(Object.assign(into, { title: value }))],
  ['description', (into, value) => isText(value, 500) && Boolean(Object.assign(into, { description: value }))],
  [
    'parent',
    (into, value) =>
      isText(value, SLUG_LENGTH_MAX) && GUIDE_SLUG.test(value) && Boolean(Object.assign(into, { parent: value })),
  ],
  ['order', (into, value) => isOrder(value) && Boolean(Object.assign(into, { order: value }))],
  ['hidden', (into, value) => typeof value === 'boolean' && Boolean(Object.assign(into, { hidden: value }))],
]);

/** The front matter of a page, in which line it names versions, where its text begins, and what is wrong with it; what is wrong is as if it were not said. */
export const readFrontMatter = (source: string) => {
  const front: FrontMatter = {};
  const faults: Fault[] = [];
  let versionsAt = 1;
  const begin = BEGIN.exec(source)?.[0].length;
  const inside = begin === undefined ? '' : source.slice(begin, begin + CHARACTERS_MAX);
  const end = begin === undefined ? null : END.exec(inside);
  if (begin === undefined || !end) {
    if (begin !== undefined) faults.push({ line: 1, words: phrase`has no end: a line of three hyphens` });
    return { front, faults, versionsAt, from: 0 };
  }
  const lines = new LineCounter();
  const document = parseDocument(inside.slice(0, end.index), { lineCounter: lines, schema: 'core', version: '1.2' });
  const lineOf = (at = 0) => lines.linePos(at).line + 1;
  const [error] = document.errors;
  if (error) faults.push({ line: lineOf(error.pos[0]), words: phrase`is no YAML` });
  else if (isMap(document.contents))
    for (const { key, value } of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = lineOf(isScalar(key) ? key.range?.[0] : 0);
      const take = TAKES.get(name);
      const versions = name === 'versions' ? versionsIn(value as Node | null) : undefined;
      if (versions) [front.versions, versionsAt] = [versions, line];
      else if (!take && name !== 'versions')
        faults.push({ line, words: phrase`${name.slice(0, 60)} is nothing that a page says of itself` });
      else if (!isScalar(value) || !take?.(front, value.value))
        faults.push({ line, words: phrase`${name} is not what it has to be` });
    }
  else if (document.contents !== null) faults.push({ line: 2, words: phrase`is no list of names and values` });
  return { front, faults, versionsAt, from: begin + end.index + end[0].length };
};
