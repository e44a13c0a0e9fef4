import { createHash, createHmac } from 'node:crypto';
import { type AuditFault, type ChainPlace, canonical, NO_SEAL, same } from './audit.ts';

export type AuditHead = ChainPlace & { readonly shard: string };

/**
 * Where the chains of all shards ended at an instant. It is kept outside the table, where nobody takes it back: who can
 * write the table can lead a chain back to how it once was, head and all, and nothing in the table tells.
 */
export type AuditAnchor = {
  /** Its day, or `latest`. */
  readonly name: string;
  readonly at: string;
  readonly heads: readonly AuditHead[];
  /** Of a day: the digest of the day's before. */
  readonly previous: string;
};

/** The one that is written over as the chains grow; the others are a day's. */
export const LATEST_ANCHOR = 'latest';

const macOf = (secret: string, anchor: AuditAnchor): string =>
  createHmac('sha256', `audit anchor ${secret}`).update(canonical(anchor)).digest('hex');

export const writeAnchor = (secret: string, { name, at, heads, previous }: AuditAnchor): string => {
  const anchor = { name, at, heads: heads.map(({ shard, sequence, seal }) => ({ shard, sequence, seal })), previous };
  return `${JSON.stringify({ ...anchor, mac: macOf(secret, anchor) })}\n`;
};

/** Nothing where it is not what was written under this name. */
export const readAnchor = (secret: string, name: string, text: string): AuditAnchor | undefined => {
  try {
    const { mac, ...anchor } = JSON.parse(text) as AuditAnchor & { readonly mac: string };
    return anchor.name === name && same(mac, macOf(secret, anchor)) ? anchor : undefined;
  } catch {
    return undefined;
  }
};

export const anchorDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

export type AnchorText = { readonly name: string; readonly text: string };

/** The anchors of days in their order, each bound to the one before; and the latest, where there is one. */
export const checkAnchors = (
  secret: string,
  days: readonly AnchorText[],
  latest: string | undefined,
): { readonly anchors: readonly AuditAnchor[]; readonly faults: readonly AuditFault[] } => {
  const anchors: AuditAnchor[] = [];
  const faults: AuditFault[] = [];
  let previous = NO_SEAL;
  for (const { name, text } of days) {
    const anchor = readAnchor(secret, name, text);
    if (!anchor) faults.push({ kind: 'seal-edited', shard: '', day: name });
    else if (anchor.previous !== previous) faults.push({ kind: 'seal-missing', shard: '', day: name });
    if (anchor) anchors.push(anchor);
    previous = anchorDigest(text);
  }
  if (latest === undefined) {
    // It is written before the first of a day.
    if (days.length > 0) faults.push({ kind: 'seal-missing', shard: '', day: LATEST_ANCHOR });
    return { anchors, faults };
  }
  const anchor = readAnchor(secret, LATEST_ANCHOR, latest);
  if (anchor) anchors.push(anchor);
  else faults.push({ kind: 'seal-edited', shard: '', day: LATEST_ANCHOR });
  return { anchors, faults };
};

/** What the links of a shard must say, by their place in its chain. */
export type Anchored = ReadonlyMap<number, string>;

export const anchoredIn = (anchors: readonly AuditAnchor[], shard: string): Anchored =>
  new Map(
    anchors
      .flatMap(({ heads }) => heads)
      .filter((head) => head.shard === shard && head.sequence > 0)
      .map(({ sequence, seal }) => [sequence, seal]),
  );

/** A chain that ends before it did once. */
export const checkReached = (shard: string, reached: number, anchored: Anchored): AuditFault[] => {
  const last = Math.max(0, ...anchored.keys());
  return last > reached ? [{ kind: 'truncated', shard, sequence: reached }] : [];
};
