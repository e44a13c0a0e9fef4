import type { ApiItem } from '@portico/data';
import type { SearchRecord } from './records.ts';
import { foundBy } from './words.ts';

/** How telling it is of an API, where a word stands; its own name most. */
const TELLS = { name: 9, tag: 7, summary: 6, title: 5, path: 4, field: 2 } as const;

/** Words of an API itself. */
export const namedBy = ({ name, slug }: Pick<ApiItem, 'name' | 'slug'>): string[] => [
  ...new Set([...foundBy(name), ...foundBy(slug)]),
];

/** What an API is found by: its own words, and those of what its default version has, but for descriptions: of them there are too many. */
export const wordsOfApi = (
  api: Pick<ApiItem, 'name' | 'slug' | 'summary' | 'tags'>,
  records: readonly SearchRecord[],
): Map<string, number> => {
  const words = new Map<string, number>();
  const add = (found: readonly string[], tells: number) => {
    for (const word of found) if ((words.get(word) ?? 0) < tells) words.set(word, tells);
  };
  add(namedBy(api), TELLS.name);
  add(api.tags.flatMap(foundBy), TELLS.tag);
  add(foundBy(api.summary ?? ''), TELLS.summary);
  for (const { title, name, method, path, tags, fields } of records) {
    add([...foundBy(title), ...foundBy(name)], TELLS.title);
    add([...foundBy(`${method ?? ''} ${path ?? ''}`), ...(tags ?? []).flatMap(foundBy)], TELLS.path);
    add(fields.flatMap(foundBy), TELLS.field);
  }
  return words;
};
