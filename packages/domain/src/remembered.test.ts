import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('loads what it knows not, once, and forgets what was asked for longest ago', async () => {
  const loaded: string[] = [];
  const get = remembered(2, async (key) => {
    loaded.push(key);
    return key;
  });
  await Promise.all([get('a'), get('a'), get('b'), get('a'), get('c')]);
  expect(loaded).toEqual(['a', 'b', 'c']);
  await get('a');
  await get('b');
  expect(loaded).toEqual(['a', 'b', 'c', 'b']);
});

it('loads again what failed', async () => {
  let fails = true;
  const get = remembered(2, async (key) => {
    if (fails) throw new Error('not now');
    return key;
  });
  await expect(get('a')).rejects.toThrow('not now');
  fails = false;
  expect(await get('a')).toBe('a');
});
