import { EDGE_HEADERS, PORTAL_HEADERS, PORTAL_VIEWER, viewerAtEdge } from '@portico/client/viewer';
import { edgeSecret } from './environment.ts';

type Told = Readonly<Record<string, string>>;

const told = (secret: string, viewer: string): Told =>
  secret === '' ? {} : { [PORTAL_HEADERS.proof]: secret, [PORTAL_HEADERS.viewer]: viewer };

const linesOf = (headers: Headers) => Object.fromEntries([...headers].map(([name, value]) => [name, [value]]));

/** Whether the edge passed a request on, where there is one: the host that Amplify gives an app passes on whatever comes. */
export const cameByEdge = async (headers: Headers): Promise<boolean> => {
  const { current, all } = await edgeSecret();
  return current === '' || viewerAtEdge(linesOf(headers), all) !== undefined;
};

/** What the API is told of whoever sent these headers: who they are at the edge, with the proof that it is the portal who says so. */
export const askedFor = async (headers: Headers): Promise<Told> => {
  const { current, all } = await edgeSecret();
  const lines = linesOf(headers);
  const { address = 'unknown', country } = viewerAtEdge(lines, all) ?? {};
  return told(current, country ? `${address} ${country}` : address);
};

/** What it is told of reads that are for all visitors. */
export const askedForAll = async (): Promise<Told> => told((await edgeSecret()).current, PORTAL_VIEWER);

/** What the edge said of a request, for one that this server makes of itself on its behalf. */
export const saidAtEdge = (headers: Headers): Told =>
  Object.fromEntries(
    Object.values(EDGE_HEADERS).flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

type Send = (url: string, init: RequestInit) => Promise<Response>;

/** Sends what a client sends, for whoever `viewer` tells of. */
export const sendingFor =
  (viewer: () => Promise<Told>, send: Send = fetch): Send =>
  async (url, init) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(await viewer())) headers.set(name, value);
    return send(url, { ...init, headers });
  };
