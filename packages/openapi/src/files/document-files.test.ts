import { expect, it } from 'vitest';
import { readSpec, specNames } from '../../../../test/material/index.ts';
import { documentFileFaults } from '../../test/document-file-faults.ts';

/** The large ones are read in the long suite. */
const SMALL_BYTES = 100_000;

it.each(specNames.filter((name) => readSpec(name).length < SMALL_BYTES))(
  '%s is the same as YAML, and every operation of it is a call of a collection',
  async (name) => expect(await documentFileFaults(name)).toEqual([]),
);
