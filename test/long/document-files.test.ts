import { expect, it } from 'vitest';
import { documentFileFaults } from '../../packages/openapi/test/document-file-faults.ts';
import { specNames } from '../material/index.ts';

it.each(specNames)('%s is the same as YAML, and every operation of it is a call of a collection', async (name) => {
  expect(await documentFileFaults(name)).toEqual([]);
});
