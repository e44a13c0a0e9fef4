import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** Without what a thread of its own loads too. */
const entries = globSync('functions/*/dist/*/index.mjs', { cwd: root }).filter((file) => !file.includes('/imports/'));

describe('a cold start', () => {
  it.each(entries)('of %s reads one file', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(text.match(/(?:from|import)\s*"\.[^"]*"/g) ?? []).toEqual([]);
    expect(text).toMatch(/export\s*\{[^}]*\bhandler\b/);
  });

  it('reads no validator of an operation that nobody has called', () => {
    const text = readFileSync(join(root, 'functions/auth/dist/auth/index.mjs'), 'utf8');
    expect(text).not.toContain('must NOT have additional properties');
    expect(text).toMatch(/import\("\.\/chunk-\w+\.mjs"\)/);
  });
});
