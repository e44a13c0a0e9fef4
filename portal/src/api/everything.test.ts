import { expect, it } from 'vitest';
import { ofEach } from './everything.ts';

it('many are asked a few at a time, and answered in their order', async () => {
  let [open, most] = [0, 0];
  const answers = await ofEach(
    Array.from({ length: 40 }, (_, index) => index),
    async (index) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      open -= 1;
      return index * 2;
    },
  );
  expect(answers).toEqual(Array.from({ length: 40 }, (_, index) => index * 2));
  expect(most).toBe(4);
});
