import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffRules } from '@portico/openapi/diff';
import { phrase } from '@portico/words';
import { expect, it } from 'vitest';
import { ANSWER_PHRASES_DE } from '../../portal/src/i18n/messages/answer-phrases-de.ts';
import { ACTIONS_DE } from '../../portal/src/i18n/messages/change-actions-de.ts';
import { CHANGE_PHRASES_DE } from '../../portal/src/i18n/messages/change-phrases-de.ts';
import { DOCUMENT_PHRASES_DE } from '../../portal/src/i18n/messages/document-phrases-de.ts';

const root = join(import.meta.dirname, '../..');
const DIFF = 'packages/openapi/src/diff';

/** The parts of a template literal that begins at `start`, without what stands in its places. */
const partsOf = (source: string, start: number): string[] => {
  const parts: string[] = [];
  let part = '';
  for (let at = start; source[at] !== '`'; at++) {
    if (!source.startsWith('${', at)) {
      part += source[at];
      continue;
    }
    let depth = 1;
    for (at += 2; depth > 0; at++) {
      if (source[at] === '`') at = source.indexOf('`', at + 1);
      else if (source[at] === '{') depth += 1;
      else if (source[at] === '}') depth -= 1;
    }
    at -= 1;
    parts.push(part);
    part = '';
  }
  return [...parts, part];
};

/** The text of every phrase that stands in the code of some files. */
const textsOf = (files: readonly string[]): Set<string> =>
  new Set(
    files.flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return [...source.matchAll(/phrase`/g)].map(({ index }) => {
        const parts = partsOf(source, index + 'phrase`'.length).map((part) => part.replaceAll('\\n', '\n'));
        return phrase(Object.assign(parts, { raw: parts }), ...parts.slice(1).map(() => '')).text;
      });
    }),
  );

const all = globSync('{packages,functions}/*/src/**/*.ts', {
  cwd: root,
  exclude: (name) => name.endsWith('.test.ts'),
}).filter((file) => file !== 'packages/words/src/phrase.ts' && !file.endsWith('.test.ts'));
const places = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();

it.each([
  { of: 'a change', files: all.filter((file) => file.startsWith(DIFF)), german: CHANGE_PHRASES_DE, atLeast: 150 },
  {
    of: 'everything else',
    files: all.filter((file) => !file.startsWith(DIFF)),
    german: { ...DOCUMENT_PHRASES_DE, ...ANSWER_PHRASES_DE },
    atLeast: 200,
  },
])(
  'every phrase of $of is said in German, with the same places, and none that nobody says',
  ({ files, german, atLeast }) => {
    const texts = textsOf(files);
    expect(texts.size).toBeGreaterThan(atLeast);
    expect([...texts].filter((text) => german[text] === undefined)).toEqual([]);
    expect(Object.keys(german).filter((text) => !texts.has(text))).toEqual([]);
    for (const text of texts) expect(places(german[text] ?? ''), text).toEqual(places(text));
  },
);

it('what to do after a change is said in German, for every rule', () => {
  const actions = new Set([...diffRules.values()].map(({ action }) => action));
  expect([...actions].filter((action) => ACTIONS_DE[action] === undefined)).toEqual([]);
});
