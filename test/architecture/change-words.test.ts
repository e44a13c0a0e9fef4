import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffRules } from '@portico/openapi/diff';
import { expect, it } from 'vitest';
import { phrase } from '../../packages/openapi/src/diff/phrase.ts';
import { ACTIONS_DE } from '../../portal/src/i18n/messages/change-actions-de.ts';
import { PHRASES_DE } from '../../portal/src/i18n/messages/change-phrases-de.ts';

const folder = join(import.meta.dirname, '../../packages/openapi/src/diff');

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

/** The text of every phrase that stands in the code of the diff. */
const texts = (): string[] =>
  globSync('*.ts', { cwd: folder, exclude: ['*.test.ts', 'phrase.ts'] }).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return [...source.matchAll(/phrase`/g)].map(({ index }) => {
      const parts = partsOf(source, index + 'phrase`'.length);
      return phrase(Object.assign(parts, { raw: parts }), ...parts.slice(1).map(() => '')).text;
    });
  });

it('every phrase of a change is said in German, and with the same places', () => {
  const all = new Set(texts());
  expect(all.size).toBeGreaterThan(150);
  expect([...all].filter((text) => PHRASES_DE[text] === undefined)).toEqual([]);
  const places = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();
  for (const text of all) expect(places(PHRASES_DE[text] ?? ''), text).toEqual(places(text));
});

it('what to do after a change is said in German, for every rule', () => {
  const actions = new Set([...diffRules.values()].map(({ action }) => action));
  expect([...actions].filter((action) => ACTIONS_DE[action] === undefined)).toEqual([]);
});
