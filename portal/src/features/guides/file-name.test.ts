import { expect, it } from 'vitest';
import { fileNameFor } from './file-name.ts';

it.each([
  ['Screenshot 2026-11-30 (1).PNG', 'screenshot-2026-11-30-1.png'],
  ['Über uns.final.pdf', 'u-ber-uns.final.pdf'],
  ['..', 'file'],
  ['.gitignore', 'file.gitignore'],
  ['图.png', 'file.png'],
])('%s is called %s', (name, called) => {
  expect(fileNameFor(name, [])).toBe(called);
});

it('a file is called otherwise than those that are there', () => {
  expect(fileNameFor('image.png', ['image.png', 'image-2.png'])).toBe('image-3.png');
  expect(fileNameFor(`${'a-'.repeat(100)}.png`, [])).toMatch(/^[a-z0-9]+([._-][a-z0-9]+)*$/);
});
