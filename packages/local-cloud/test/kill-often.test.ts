import { expect, it } from 'vitest';
import { killOften } from './kill-often.ts';

it('loses nothing that was acknowledged, killed ten times under load', async () => {
  const starts = await killOften(10);
  expect(starts).toHaveLength(10);
});
