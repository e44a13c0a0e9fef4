import { type OpenApiDocument, readDocument } from '@portico/openapi';
import { expect, it } from 'vitest';
import { readSpec, specNames } from '../../../test/material/index.ts';
import { QUESTIONS } from '../test/questions.ts';
import { createSearched } from '../test/searched.ts';

const RIGHT_MIN = 45;

it('has the right operation among the first three, for nine in ten questions over all real documents', async () => {
  const of = await createSearched();
  for (const name of specNames) {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(name);
    const document: OpenApiDocument = read.document;
    const word = name.replace(/^oas\d\d-|\.\w+$/g, '');
    // One of them is there as 3.0 and as 3.1.
    const slug = specNames.some((other) => other < name && other.includes(`-${word}.`)) ? `${word}-31` : word;
    await of.index({
      apiId: await of.publish({ slug, name: String(Reflect.get(Object(document.info), 'title')), document }),
    });
  }
  const { find } = of.createSearch();
  const wrong: string[] = [];
  for (const [q, ...answers] of QUESTIONS) {
    const { items } = await find(undefined, { q, kind: 'operation' });
    const first = items.slice(0, 3).map(({ api, slug }) => `${api?.slug} ${slug}`);
    if (!first.some((hit) => answers.includes(hit))) wrong.push(`${q}: ${first.join(', ')}`);
  }
  console.log(`right: ${QUESTIONS.length - wrong.length} of ${QUESTIONS.length}\n${wrong.join('\n')}`);
  expect(QUESTIONS.length).toBe(50);
  expect(QUESTIONS.length - wrong.length).toBeGreaterThanOrEqual(RIGHT_MIN);
});
