import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const zip = (texts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
const documentOf = (title: string, paths = '{}') =>
  `openapi: 3.1.0\ninfo: {title: ${title}, version: 1.0.0}\npaths: ${paths}\n`;
const GET = '{get: {responses: {"200": {description: ok}}}}';

const two = {
  'orders/api.yaml': documentOf('Orders', '{/orders: {$ref: "../shared/orders.yaml#/all"}, /none: {$ref: gone.yaml}}'),
  'pets/api.yaml': documentOf('Pets', `{/pets: ${GET}}`),
  'shared/orders.yaml': `all: ${GET}\n`,
};

describe('an archive that holds several documents', () => {
  it('tells what there is to choose from, with what each of them is', async () => {
    const { ok, problems, root, roots } = await readDocument(zip(two));
    expect([ok, problems, root]).toMatchObject([false, [{ rule: 'archive-root' }], undefined]);
    expect(roots).toEqual([
      { path: 'orders/api.yaml', title: 'Orders', version: '1.0.0', operations: 1 },
      { path: 'pets/api.yaml', title: 'Pets', version: '1.0.0', operations: 1 },
    ]);
  });

  it('is read by the one that is chosen, sent as a zip or as files', async () => {
    for (const given of [zip(two), new Map(Object.entries(two).map(([path, text]) => [path, strToU8(text)]))]) {
      const read = await readDocument(given, { root: 'pets/api.yaml' });
      expect(read).toMatchObject({ ok: true, facts: { title: 'Pets' }, root: 'pets/api.yaml' });
      expect(read.roots).toHaveLength(2);
    }
  });

  it('tells of the others, too, where one is the likeliest or has faults', async () => {
    const near = await readDocument(zip({ 'openapi.yaml': documentOf('Near'), ...two }));
    expect(near).toMatchObject({ ok: true, facts: { title: 'Near' }, root: 'openapi.yaml' });
    expect(near.roots?.map(({ path }) => path)).toEqual(['openapi.yaml', 'orders/api.yaml', 'pets/api.yaml']);
    const faulty = await readDocument(zip(two), { root: 'orders/api.yaml' });
    expect(faulty).toMatchObject({ ok: false, root: 'orders/api.yaml', problems: [{ rule: 'external-ref' }] });
    expect(faulty.roots).toHaveLength(2);
  });

  it('has no choice where there is one document, and no file but its own', async () => {
    const one = zip({ 'pets/api.yaml': two['pets/api.yaml'] });
    expect(await readDocument(one)).toMatchObject({ ok: true, roots: undefined });
    for (const root of ['api.yaml', '../pets/api.yaml', '__proto__', ''])
      expect((await readDocument(one, { root })).problems, root).toMatchObject([{ rule: 'archive-root' }]);
    const text = strToU8(documentOf('Text'));
    expect((await readDocument(text, { root: 'a.yaml' })).problems).toMatchObject([{ rule: 'archive-root' }]);
  });

  it('tells of twenty of them, and of what cannot be read its path', async () => {
    const many = Array.from({ length: 1_900 }, (_, index) => [`a${index}/openapi.yaml`, documentOf(`T${index}`)]);
    const { roots } = await readDocument(zip(Object.fromEntries(many)));
    expect(roots).toHaveLength(20);
    const bomb = `openapi: 3.1.0\na: &a [1]\n${Array.from({ length: 60 }, (_, index) => `b${index}: [${'*a, '.repeat(60)}*a]`).join('\n')}`;
    const odd = await readDocument(
      zip({
        'a.yaml': 'openapi: 3.1.0\n\t- a: {',
        'b.yaml': 'openapi: "9"',
        'c.json': '{"openapi": "3.1.0", "info": 1, "paths": [1]}',
        'd.yaml': documentOf('Itself', '{/a: {$ref: d.yaml#/paths/~1a}, /b: {$ref: 7}, /c: {$ref: "#/__proto__"}}'),
        'e.yaml': `${'['.repeat(1_000)}\nopenapi: 3.1.0`,
        'f.yaml': bomb,
      }),
    );
    expect(odd.roots?.map(({ path, title, operations }) => [path, title, operations])).toEqual([
      ...['a.yaml', 'b.yaml', 'c.json'].map((path) => [path, undefined, 0]),
      ['d.yaml', 'Itself', 0],
      ...['e.yaml', 'f.yaml'].map((path) => [path, undefined, 0]),
    ]);
  });
});
