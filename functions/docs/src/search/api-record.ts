import type { ApiItem } from '@portico/data';
import { answers } from './closeness.ts';
import type { SearchRecord } from './records.ts';
import type { Candidate, Part } from './version-index.ts';
import { type Asked, foundBy } from './words.ts';

/** An API as it is found itself: by what it is called now, not when it was written to what is searched. */
export const apiCandidate = (asked: readonly Asked[], { slug, name, summary = '', tags }: ApiItem): Candidate => {
  const record: SearchRecord = { kind: 'api', slug, name: slug, title: name, tags, fields: [], text: summary };
  const match: Record<string, Part[]> = Object.create(null);
  const parts: readonly (readonly [Part, readonly string[]])[] = [
    ['title', foundBy(name)],
    ['name', foundBy(slug)],
    ['tags', tags.flatMap(foundBy)],
    ['text', foundBy(summary)],
  ];
  for (const [part, words] of parts)
    for (const word of words)
      if (asked.some((one) => answers(one, word) > 0)) match[word] = [...(match[word] ?? []), part];
  return { record, match };
};
