import { expect, it } from 'vitest';
import { writeDocumentFile } from './index.ts';

const level = (index: number) => ({ $ref: `#/components/schemas/L${index + 1}` });
const LEVELS = Array.from({ length: 30 }, (_, index) => [
  `L${index}`,
  { type: 'object', properties: { a: level(index), b: level(index) } },
]);
const THING = { description: 'ok', content: { 'application/json': { schema: level(-1) } } };
const DOUBLING = {
  openapi: '3.0.3',
  info: { title: 'Doubling', version: '1' },
  servers: [{ url: 'https://api.example' }],
  paths: { '/things': { get: { operationId: 'things', responses: { 200: THING } } } },
  components: { schemas: { ...Object.fromEntries(LEVELS), L30: { type: 'string' } } },
};

it('schemas that double with each level end the thread that writes them, not the function', async () => {
  expect(await writeDocumentFile(DOUBLING, 'bruno')).toBeUndefined();
  expect(await writeDocumentFile(DOUBLING, 'yaml')).toBeInstanceOf(Uint8Array);
});
