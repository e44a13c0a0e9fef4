import { expect, it } from 'vitest';
import { synthesize, synthesized } from './synthesized.ts';

it('the templates are the same however often they are made', async () => {
  expect(await synthesize()).toEqual(synthesized().texts);
});
