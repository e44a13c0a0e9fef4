import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPortico } from '../../scripts/start/portico.ts';
import { portsFrom } from '../../scripts/start/ports.ts';
import { addressesOf } from '../../scripts/start/seed.ts';
import { MANY_REQUESTS } from '../../scripts/start/settings.ts';
import { startControl } from './control.ts';

export type Deployment = {
  readonly apiUrl: string;
  readonly signInUrl: string;
  readonly portalUrl: string;
  readonly museumUrl: string;
  /** Of the corporate identity provider. */
  readonly idpUrl: string;
  /** A port of 127.0.0.1 the egress door may reach, for upstreams of a test's own. */
  readonly upstreamPort: number;
  readonly servicesUrl: string;
  readonly clientId: string;
  readonly userPoolId: string;
  /** Where the local cloud keeps its user pools. */
  readonly userPoolFile: string;
  readonly tableName: string;
  readonly documentsBucket: string;
  readonly secretArn: string;
  readonly edgeSecretArn: string;
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Asks the process that runs the local cloud: permissions used, lines logged. */
  readonly controlUrl: string;
};

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to, and it is vitest's
  interface ProvidedContext {
    portico: Deployment;
  }
}

/** Starts all of Portico over an empty data folder, with these parameters otherwise than usual, and tells the tests where it is. */
export const setupPortico =
  (basePort: number, withPortal: boolean, parameters = {}) =>
  async (project: TestProject) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'portico-test-'));
    const ports = portsFrom(String(basePort));
    const lines: string[] = [];
    const portico = await startPortico({
      ports,
      dataFolder,
      withPortal,
      // What the contract's tests change they read at once.
      edgeKeeps: withPortal,
      egressAllow: `127.0.0.1/32:${basePort + 9}`,
      parameters: { ...MANY_REQUESTS, ...parameters },
      tell: (line) => void lines.push(line),
      onExit: (name, printed) => console.error(`the ${name} ended: ${printed}`),
    });
    const { cloud } = portico;
    const control = await startControl(cloud, lines);
    project.provide('portico', {
      apiUrl: cloud.origins.api,
      signInUrl: cloud.origins.signIn,
      portalUrl: `http://localhost:${ports.portal}`,
      upstreamPort: basePort + 9,
      idpUrl: `http://localhost:${ports.idp}`,
      museumUrl: `http://localhost:${ports.museum}`,
      servicesUrl: cloud.origins.services,
      endpoint: cloud.endpoint,
      region: cloud.region,
      credentials: { ...cloud.credentials },
      controlUrl: control.url,
      userPoolFile: join(dataFolder, 'databases/cognito.sqlite'),
      ...addressesOf(cloud),
    });
    return async () => {
      control.stop();
      await portico.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    };
  };
