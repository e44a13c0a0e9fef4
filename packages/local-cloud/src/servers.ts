import { createApiListener, type StageTable } from './api-gateway/listener.ts';
import { createPagesListener, type PagesEdge } from './edge/pages-listener.ts';
import { close, createDeferredServer, listen } from './listening.ts';
import type { Unwind } from './unwind.ts';

type Listening = {
  /** 0 takes any free port. */
  readonly ports: {
    readonly api: number;
    readonly services: number;
    readonly signIn: number;
    readonly portal?: number;
    readonly pages?: number;
  };
  readonly log: (line: string) => void;
};

/** Binds every listener before anything else happens: the origins are known from here on, a busy port costs nothing. */
export const startServers = async (options: Listening, table: StageTable, pages: PagesEdge, unwind: Unwind) => {
  const { ports, log } = options;
  const api = createApiListener(table, log);
  const services = createDeferredServer({ maxHeaderSize: 32_768 });
  const signIn = createDeferredServer({ maxHeaderSize: 16_384 });
  const started = [
    [api, ports.api, 'REST API'],
    [services.server, ports.services, 'AWS services'],
    [signIn.server, ports.signIn, 'sign-in'],
    ...(ports.portal !== undefined && ports.pages !== undefined
      ? [[createPagesListener(pages, ports.pages, log), ports.portal, 'portal'] as const]
      : []),
  ] as const;
  const actual: number[] = [];
  for (const [server, port, purpose] of started) {
    actual.push(await listen(server, port, purpose));
    unwind.add(() => close(server));
  }
  const [apiPort = 0, servicesPort = 0, signInPort = 0] = actual;
  const origin = (port: number): string => `http://localhost:${port}`;
  // An IP address makes S3 clients use path-style addresses by themselves.
  return {
    api,
    services,
    signIn,
    endpoint: `http://127.0.0.1:${servicesPort}`,
    origins: { api: origin(apiPort), services: origin(servicesPort), signIn: origin(signInPort) },
  };
};
