import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';

describe('the data folder', () => {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'portico-data-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  it('is opened again with what was written', () => {
    const first = openDataFolder(path);
    first.database('x').exec('CREATE TABLE t (a TEXT); INSERT INTO t VALUES (1)');
    first.close();
    const second = openDataFolder(path);
    expect(second.database('x').prepare('SELECT a FROM t').get()).toEqual({ a: '1' });
    second.close();
  });

  it('is refused in a line that says what to do when another version wrote it', () => {
    mkdirSync(join(path, 'databases'));
    expect(() => openDataFolder(path)).toThrow(/another version of Portico.*npm start -- --fresh/);
    writeFileSync(join(path, 'format'), '1');
    expect(() => openDataFolder(path)).toThrow(/another version/);
  });
});
