import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { repeatable } from './repeatable.ts';

const FULL = 2;
const NORMAL = 1;

it('waits for no disk, and what comes after it does, also after a fault', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA synchronous = FULL');
  const now = () => database.prepare('PRAGMA synchronous').get()?.synchronous;
  expect(repeatable(database, now)).toBe(NORMAL);
  expect(now()).toBe(FULL);
  const fails = () =>
    repeatable(database, () => {
      throw new Error('no');
    });
  expect(fails).toThrow('no');
  expect(now()).toBe(FULL);
});
