// Made by `npm run generate` from packages/domain/src/viewer.ts; not edited by hand.
import { sameText } from './same-text.ts';

/** Who stands before the edge. */
export type Viewer = {
  /** An IP address; `portal`, where the portal asks for all its visitors; `unknown`, where nobody can say. */
  readonly address: string;
  /** ISO 3166-1, as the edge says it. */
  readonly country?: string;
  /** The subject of a client certificate that the edge has proven (RFC 2253). */
  readonly certificateSubject?: string;
};

/** The lines of each header, by names in any case. */
export type HeaderLines = Readonly<Record<string, readonly string[] | undefined>>;

/** What the edge writes into every request that it passes on, whatever came under these names. */
export const EDGE_HEADERS = {
  proof: 'x-portico-edge',
  viewer: 'x-portico-viewer',
  certificate: 'x-portico-certificate',
} as const;
/** What the portal's server says of whom it asks for. */
export const PORTAL_HEADERS = { proof: 'x-portico-portal', viewer: 'x-portico-for' } as const;
/** The portal's word for itself: what it reads once for everybody. */
export const PORTAL_VIEWER = 'portal';

const COUNTRY = /^[A-Z]{2}$/;
const ADDRESS = /^[0-9A-Fa-f:.]{2,45}$/;

const lineOf = (headers: HeaderLines, wanted: string): string | undefined => {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    name.toLowerCase() === wanted ? (values ?? []) : [],
  );
  return lines.length === 1 ? lines[0] : undefined;
};

const proves = (given: string | undefined, secrets: readonly string[]): boolean =>
  secrets.filter((secret) => secret !== '' && sameText(given ?? '', secret)).length > 0;

const read = (text = ''): Viewer => {
  const [address = '', country = ''] = text.split(' ');
  if (address !== PORTAL_VIEWER && !ADDRESS.test(address)) return { address: 'unknown' };
  return { address, ...(COUNTRY.test(country) && { country }) };
};

/** What the edge's function wrote, where the edge proves itself. */
export const viewerAtEdge = (headers: HeaderLines, secrets: readonly string[]): Viewer | undefined => {
  if (!proves(lineOf(headers, EDGE_HEADERS.proof), secrets)) return undefined;
  const certificateSubject = lineOf(headers, EDGE_HEADERS.certificate);
  return { ...read(lineOf(headers, EDGE_HEADERS.viewer)), ...(certificateSubject && { certificateSubject }) };
};

/**
 * Whom a request of the API comes from: as the portal says it, if it is the portal that asks; as the edge says it; as the
 * socket says it, where neither stands between. Both prove themselves by a live value of the deployment's edge secret: what anybody else
 * writes into these headers counts for nothing.
 */
export const viewerOf = (headers: HeaderLines, sourceIp: string | undefined, secrets: readonly string[]): Viewer =>
  (isFromPortal(headers, secrets) ? read(lineOf(headers, PORTAL_HEADERS.viewer)) : undefined) ??
  viewerAtEdge(headers, secrets) ?? { address: sourceIp ?? 'unknown' };

/** Whether the portal's server asks, and proves it. */
export const isFromPortal = (headers: HeaderLines, secrets: readonly string[]): boolean =>
  proves(lineOf(headers, PORTAL_HEADERS.proof), secrets);

/** The first four groups of an IPv6 address, which is what one household or company has at least. */
const networkOf = (address: string): string => {
  const [left = '', right] = address.split('::');
  const [head, tail] = [left.split(':').filter(Boolean), (right ?? '').split(':').filter(Boolean)];
  const missing = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/** Who counts as one where addresses are counted: an IPv4 address, or a network of IPv6 addresses (RFC 6177). */
export const addressGroup = (address: string): string => {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  return address.includes(':') ? networkOf(address) : address;
};
