import { createServer } from 'node:net';

/** Ports above 1024 that browsers refuse (Fetch standard, "port blocking"). */
const BAD_PORTS = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** Where everything listens: from PORTICO_PORT (3000) on, loopback only. */
export const portsFrom = (text = process.env.PORTICO_PORT ?? '3000') => {
  const base = Number(text);
  if (!Number.isInteger(base) || base < 1024 || base > 65_500)
    throw new StartError(`PORTICO_PORT is ${JSON.stringify(text)}; it must be a port from 1024 to 65500.`);
  const ports = {
    portal: base,
    api: base + 1,
    services: base + 2,
    signIn: base + 3,
    idp: base + 4,
    museum: base + 5,
    dynamodb: base + 6,
    // The portal's server, behind the edge that stands at the first port.
    pages: base + 7,
  };
  const blocked = Object.values(ports).find((port) => BAD_PORTS.has(port));
  if (blocked)
    throw new StartError(`PORTICO_PORT is ${base}, but browsers refuse port ${blocked}; choose another first port.`);
  return ports;
};

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Names every port that something else holds, before anything is started. */
export const requireFree = async (ports: Ports): Promise<void> => {
  const busy: string[] = [];
  for (const [purpose, port] of Object.entries(ports)) if (!(await isFree(port))) busy.push(`${port} (${purpose})`);
  if (busy.length > 0)
    throw new StartError(
      `port ${busy.join(', ')} is in use; stop what holds it, or set PORTICO_PORT to another first port.`,
    );
};

export type Ports = ReturnType<typeof portsFrom>;

/** Something a person can mend, in one line. */
export class StartError extends Error {}
