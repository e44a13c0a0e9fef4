import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { close, listen } from '../listening.ts';
import { forkCorporateIdp } from './fork-corporate-idp.ts';

const freePort = async (): Promise<number> => {
  const server = createServer();
  await listen(server, 0, 'a free port');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  await close(server);
  return port;
};

it('a corporate identity provider that is killed is started again, and says so; one that is stopped is not', async () => {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const dataFolder = mkdtempSync(join(tmpdir(), 'idp-'));
  const lines: string[] = [];
  const idp = await forkCorporateIdp({ port, issuer, dataFolder, clients: [], accounts: [] }, (line) =>
    lines.push(line),
  );
  const answers = async (): Promise<boolean> =>
    (await fetch(`http://127.0.0.1:${port}/.well-known/openid-configuration`).catch(() => undefined))?.ok ?? false;
  try {
    expect(await answers()).toBe(true);
    const first = idp.pid();
    process.kill(first ?? 0, 'SIGKILL');
    await expect.poll(() => idp.pid() !== first, { timeout: 20_000 }).toBe(true);
    expect(await answers()).toBe(true);
    expect(lines).toContain('The corporate identity provider ended by itself; it is started again.');
  } finally {
    await idp.stop();
    rmSync(dataFolder, { recursive: true });
  }
  expect(await answers()).toBe(false);
  expect(lines).toHaveLength(1);
});
