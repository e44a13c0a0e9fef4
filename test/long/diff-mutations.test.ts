import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../../packages/openapi/src/diff/diff-documents.ts';
import { isObject, type JsonObject } from '../../packages/openapi/src/json-value.ts';
import { readDocument } from '../../packages/openapi/src/read/read-document.ts';
import { breakingMutations } from '../../packages/openapi/test/breaking-mutations.ts';
import { harmlessMutations } from '../../packages/openapi/test/harmless-mutations.ts';
import { alarmsOf, brokenCopies, findsBreak, harmlessCopies } from '../../packages/openapi/test/mutated.ts';
import { readSpec, specNames } from '../material/index.ts';

const HARMLESS = 100;
const BREAKING = 200;

const documentOf = async (name: string): Promise<JsonObject> => {
  const result = await readDocument(readSpec(name), { budgetMilliseconds: 120_000 });
  if (!result.ok) throw new Error(`${name} must be readable`);
  return result.document;
};

/** Edits there must be a place for; the smallest documents have few kinds of places. */
const enough = (wanted: number, name: string): number => (name.includes('readme') ? 20 : wanted);

/** A copy that is nowhere the same object, its members in another order. */
const turned = (document: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(document), (_, value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  );

const seen = new Set<string>();
const kindOf = (seed: string): string => seed.split(' ')[1] ?? '';

describe.each(specNames)('over %s', (name) => {
  it('nothing differs from itself, whatever the order of its members', async () => {
    const document = await documentOf(name);
    const start = performance.now();
    expect(diffDocuments(document, turned(document)).changes).toEqual([]);
    console.log(`${name}: beside itself in ${Math.round(performance.now() - start)} ms`);
  });

  it('no harmless edit raises an alarm', async () => {
    const document = await documentOf(name);
    const alarms: string[] = [];
    let edits = 0;
    let slowest = 0;
    for (const copy of harmlessCopies(name, document, HARMLESS)) {
      const start = performance.now();
      const found = alarmsOf(diffDocuments(document, copy.document));
      slowest = Math.max(slowest, performance.now() - start);
      alarms.push(...found.map((alarm) => `${copy.seed} → ${alarm}`));
      edits += 1;
      seen.add(kindOf(copy.seed));
    }
    console.log(`${name}: ${edits} harmless edits, the slowest diff took ${Math.round(slowest)} ms`);
    expect(edits).toBeGreaterThanOrEqual(enough(HARMLESS, name));
    expect(alarms).toEqual([]);
  });

  it('no breaking edit is missed', async () => {
    const document = await documentOf(name);
    const missed: string[] = [];
    let edits = 0;
    let slowest = 0;
    for (const copy of brokenCopies(name, document, BREAKING)) {
      const start = performance.now();
      const diff = diffDocuments(document, copy.document);
      slowest = Math.max(slowest, performance.now() - start);
      if (!findsBreak(diff, copy.affected))
        missed.push(`${copy.seed} at ${copy.affected.method} ${copy.affected.paths[0]}`);
      edits += 1;
      seen.add(kindOf(copy.seed));
    }
    console.log(`${name}: ${edits} breaking edits, the slowest diff took ${Math.round(slowest)} ms`);
    expect(edits).toBeGreaterThanOrEqual(enough(BREAKING, name));
    expect(missed).toEqual([]);
  });
});

it('every kind of edit was made somewhere', () => {
  expect([...harmlessMutations.keys(), ...breakingMutations.keys()].filter((kind) => !seen.has(kind))).toEqual([]);
});
