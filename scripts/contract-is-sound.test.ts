import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contractIsSound, raised } from './contract-is-sound.ts';
import { root } from './start/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Contract = { info: { version: string; contact?: unknown }; paths: Record<string, unknown>; components: object };
const current = 'packages/contract/src/generated/portal.json';
const written = (name: string, change: (contract: Contract) => void): string => {
  const contract: Contract = JSON.parse(readFileSync(join(root, current), 'utf8'));
  change(contract);
  writeFileSync(join(folder, name), JSON.stringify(contract));
  return relative(root, join(folder, name));
};

describe('the contract', () => {
  it('is refused when it takes something away and its version does not say so', async () => {
    const torn = written('torn.json', ({ paths }) => delete paths['/plans']);
    await expect(contractIsSound(current, torn)).rejects.toThrow(/needs a major version/);
    const told = written('told.json', (contract) => {
      delete contract.paths['/plans'];
      contract.info.version = `${Number(contract.info.version.split('.')[0]) + 1}.0.0`;
    });
    await expect(contractIsSound(current, told)).resolves.toBeUndefined();
  });

  it('is refused below grade A, with the reasons', async () => {
    const poor = written('poor.json', (contract) => {
      contract.components = { ...contract.components, responses: {} };
      contract.paths = Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`/a${index}`, { get: { responses: { 200: { description: 'x' } } } }]),
      );
    });
    await expect(contractIsSound(current, poor)).rejects.toThrow(/grade [B-F].*\n {2}-\d/);
  });
});

it('the part of a version that was raised', () => {
  expect(raised('1.2.3', '2.0.0')).toBe('major');
  expect(raised('1.2.3', '1.3.0')).toBe('minor');
  expect(raised('1.2.3', '1.2.4')).toBe('patch');
  for (const lower of ['1.2.3', '1.2.2', '0.9.9']) expect(raised('1.2.3', lower)).toBe('none');
});
