import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENTITIES } from './connect.ts';

type Index = {
  readonly pk: { readonly composite: readonly string[] };
  readonly sk?: { readonly composite: readonly string[] };
};

const row = (entity: string, index: string, { pk, sk }: Index): string => {
  const name = index === 'primary' ? entity : `${entity}.${index}`;
  return `${name}: ${pk.composite.join(', ')} → ${sk?.composite.join(', ') || '–'}`;
};

it('every index of every entity stands in the README with the question it answers, and no other', () => {
  const told = [
    ...readFileSync(new URL('../README.md', import.meta.url), 'utf8').matchAll(
      /^\| `([\w.]+)`\s*\| (.+?)\s*\| (.+?)\s*\|$/gm,
    ),
  ];
  for (const [, name, , question] of told) expect(question?.length, name).toBeGreaterThan(8);
  const real = Object.entries(ENTITIES).flatMap(([entity, make]) =>
    Object.entries<Index>(make().schema.indexes).map(([index, keys]) => row(entity, index, keys)),
  );
  expect(told.map(([, name, key]) => `${name}: ${key}`).sort()).toEqual(real.sort());
});
