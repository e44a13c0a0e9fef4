import { describe, expect, it } from 'vitest';
import { readSpec } from '../../../../test/material/index.ts';
import { breakingMutations } from '../../test/breaking-mutations.ts';
import { harmlessMutations } from '../../test/harmless-mutations.ts';
import { alarmsOf, brokenCopies, editedCopy, findsBreak, harmlessCopies } from '../../test/mutated.ts';
import type { JsonObject } from '../json-value.ts';
import { readDocument } from '../read/read-document.ts';
import { diffDocuments } from './diff-documents.ts';

const SMALL = [
  'oas30-readme-discriminators.json',
  'oas30-swagger-petstore.yaml',
  'oas31-redoc-demo.yaml',
  'oas31-redocly-museum.yaml',
  'oas31-scalar-galaxy.yaml',
];

const documentOf = async (name: string): Promise<JsonObject> => {
  const result = await readDocument(readSpec(name), { budgetMilliseconds: 60_000 });
  if (!result.ok) throw new Error(`${name} must be readable`);
  return result.document;
};

describe('over small real documents', () => {
  it('every kind of edit is made somewhere, but those that only larger documents have a place for', async () => {
    const seen = new Set<string>();
    for (const name of SMALL) {
      const document = await documentOf(name);
      for (const { seed } of harmlessCopies(name, document, 50)) seen.add(`harmless ${seed.split(' ')[1]}`);
      for (const { seed } of brokenCopies(name, document, 100)) seen.add(`breaking ${seed.split(' ')[1]}`);
    }
    const kinds = [
      ...[...harmlessMutations.keys()].map((kind) => `harmless ${kind}`),
      ...[...breakingMutations.keys()].map((kind) => `breaking ${kind}`),
    ];
    expect(kinds.filter((kind) => !seen.has(kind))).toEqual([
      'breaking response-max-length-removed',
      'breaking response-maximum-removed',
    ]);
  });

  it.each(SMALL)('50 harmless edits of %s raise no alarm', async (name) => {
    const document = await documentOf(name);
    const copies = [...harmlessCopies(name, document, 50)];
    expect(copies).toHaveLength(50);
    const alarms = copies.flatMap((copy) =>
      alarmsOf(diffDocuments(document, copy.document)).map((alarm) => `${copy.seed} → ${alarm}`),
    );
    expect(alarms).toEqual([]);
  });

  it.each(SMALL)('eight harmless edits of %s upon each other raise no alarm', async (name) => {
    const document = await documentOf(name);
    for (let turn = 0; turn < 30; turn += 1) {
      const copy = editedCopy(`${name} ${turn}`, document, 8);
      expect([copy.seed, ...alarmsOf(diffDocuments(document, copy.document))]).toEqual([copy.seed]);
    }
  });

  it.each(SMALL)('of 100 breaking edits of %s none is missed', async (name) => {
    const document = await documentOf(name);
    const copies = [...brokenCopies(name, document, 100)];
    expect(copies).toHaveLength(100);
    const missed = copies.filter((copy) => !findsBreak(diffDocuments(document, copy.document), copy.affected));
    expect(missed.map(({ seed, affected }) => `${seed} at ${affected.method} ${affected.paths[0]}`)).toEqual([]);
  });
});
