import { expect, it } from 'vitest';
import { slugOf } from './form-values.ts';

it.each([
  ['Müller’s Café API', 'muller-s-cafe-api'],
  ['Zoë', 'zoe'],
  ['  --Orders (v2)! ', 'orders-v2'],
  ['…', ''],
])('of %s the slug that is proposed is %s', (title, slug) => expect(slugOf(title)).toBe(slug));
