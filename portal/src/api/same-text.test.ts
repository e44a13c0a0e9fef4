import { expect, it } from 'vitest';
import { sameText } from './same-text.ts';

it('tells texts apart, whatever letters they have and however many bytes those take', () => {
  const state = 'k3Qm9ZxT';
  expect(sameText(state, state)).toBe(true);
  for (const other of ['', 'k3Qm9ZxU', 'k3Qm9Zx', 'éééééééé', '漢字漢字漢字漢字', '😀😀😀😀', '\ud800'.repeat(8)])
    expect(sameText(other, state), other).toBe(false);
});
