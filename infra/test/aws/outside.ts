import { generateKeyPairSync } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { selfSignedCertificate } from '../../../packages/local-cloud/src/idp/certificate.ts';

const listening = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/** A records: an answer of one address for a name there is, else that there is none (RFC 1035). */
const startDns = async (names: Set<string>) => {
  const socket = createSocket('udp4');
  socket.on('message', (asked, { port, address }) => {
    const labels: string[] = [];
    let at = 12;
    for (let length = asked[at] ?? 0; length > 0; length = asked[at] ?? 0) {
      labels.push(asked.subarray(at + 1, at + 1 + length).toString());
      at += length + 1;
    }
    const known = names.has(labels.join('.').toLowerCase());
    const head = Buffer.from(asked.subarray(0, 12));
    head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
    head.writeUInt16BE(known ? 1 : 0, 6);
    head.fill(0, 8, 12);
    const question = asked.subarray(12, at + 5);
    const answer = known ? Buffer.from('c00c000100010000003c0004c0000207', 'hex') : Buffer.alloc(0);
    socket.send(Buffer.concat([head, question, answer]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { port: socket.address().port, stop: () => socket.close() };
};

/** What a deployment asks besides AWS: names, the identity provider, GitHub. */
export const startOutside = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-outside-'));
  const names = new Set(['example.com']);
  const repositories = new Map([['example/portico', { admin: true, branches: ['main'] }]]);
  const discovery: Record<string, unknown> = {};
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const body = selfSignedCertificate('idp.example.com', privateKey, publicKey);
  const cert = `-----BEGIN CERTIFICATE-----\n${body.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  writeFileSync(join(folder, 'idp.pem'), cert);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const idp = createSecureServer({ key, cert }, (_request, response) => response.end(JSON.stringify(discovery)));
  const issuer = `https://idp.example.com:${await listening(idp as unknown as ReturnType<typeof createServer>)}`;
  Object.assign(discovery, {
    ...{ issuer, authorization_endpoint: `${issuer}/a`, token_endpoint: `${issuer}/t`, jwks_uri: `${issuer}/k` },
    scopes_supported: ['openid', 'email', 'profile'],
    claims_supported: ['sub', 'email', 'email_verified', 'name', 'groups'],
  });
  const gitHub = createServer(({ url = '', headers }, response) => {
    const [, , owner, name, , branch] = url.split('/');
    const found = headers.authorization?.startsWith('Bearer ghp_') ? repositories.get(`${owner}/${name}`) : undefined;
    const there = found && (branch === undefined || found.branches.includes(branch));
    response.writeHead(there ? 200 : 404).end(JSON.stringify({ permissions: { admin: found?.admin } }));
  });
  const gitHubPort = await listening(gitHub);
  const dns = await startDns(names);
  const preload = pathToFileURL(join(import.meta.dirname, 'names-here.ts')).href;
  return {
    ...{ issuer, names, repositories, discovery, cert },
    environment: {
      GITHUB_API_URL: `http://127.0.0.1:${gitHubPort}`,
      PORTICO_DNS: `127.0.0.1:${dns.port}`,
      NODE_EXTRA_CA_CERTS: join(folder, 'idp.pem'),
      NODE_OPTIONS: `--import=${preload}`,
      PORTICO_NAMES_HERE: 'yes',
    },
    stop: () => {
      for (const server of [idp, gitHub]) {
        server.closeAllConnections();
        server.close();
      }
      dns.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Outside = Awaited<ReturnType<typeof startOutside>>;
