import { describe, expect, it } from 'vitest';
import { hueOf, letterOf } from './api-tile.tsx';

describe('the tile of an API', () => {
  it.each([
    ['Museum API', 'M'],
    ['The API of tea', 'O'],
    ['API', 'A'],
    ['élan', 'É'],
    ['日本語', '日'],
    ['---', '·'],
  ])('of %s has the letter %s', (name, letter) => {
    expect(letterOf(name)).toBe(letter);
  });

  it('has one of eight hues, always the same for one owner and not the same for all', () => {
    const owners = Array.from({ length: 100 }, (_, index) => `Team ${index}`);
    const hues = owners.map(hueOf);
    expect(hues).toEqual(owners.map(hueOf));
    expect(new Set(hues)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  });
});
